package dev.wayfare.app.architecture.broken.rides.model;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.app.architecture.broken.dispatch.Matching;
import dev.wayfare.app.architecture.broken.rides.RidesModule;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A model that takes what it was not given, sees another service, and knows the module that wires it. */
public final class HastyRide {

    final Instant at = Instant.now();
    final Clock clock = Clock.systemUTC();
    final UUID id = UUID.randomUUID();
    final double luck = Math.random() + new Random().nextDouble();
    final long nanos = System.nanoTime();
    final ObjectMapper mapper = new ObjectMapper();

    @Nullable
    Matching matching;

    @Nullable
    RidesModule module;
}
