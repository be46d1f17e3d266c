package dev.wayfare.fleet.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Names and descriptions of everything that the fleet measures. Thread-safe. */
public final class FleetMetrics {

    private final Counter silentOnRide;

    public FleetMetrics(MeterRegistry registry) {
        silentOnRide = Counter.builder("wayfare.fleet.silent.on.ride")
                .description("drivers who fell silent while they had a ride")
                .register(registry);
    }

    /** Support should look at this driver. */
    public void silentOnRide() {
        silentOnRide.increment();
    }
}
