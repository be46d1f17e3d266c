package dev.wayfare.fleet.livemap.model;

import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.fleet.drivers.model.Driver;
import dev.wayfare.fleet.drivers.model.Driver.Registered;
import dev.wayfare.fleet.drivers.model.Driver.Unregistered;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a driver's events made of him, as it lies in Redis (JSON): enough to go on folding, and what others see of it.
 *
 * @param registered set when he is registered; otherwise {@code unregistered} is
 */
public record LiveRecord(
        long version,
        DriverStatus status,
        @Nullable Instant silentSince,
        @Nullable Registered registered,
        @Nullable Unregistered unregistered) {

    public static LiveRecord of(LiveDriver live) {
        return switch (live.driver()) {
            case Registered known -> new LiveRecord(live.version(), live.status(), live.silentSince(), known, null);
            case Unregistered unknown -> new LiveRecord(live.version(), live.status(), null, null, unknown);
        };
    }

    /** The driver again, as far as his events go. */
    public LiveDriver revived(String id, int partition, @Nullable Fix fix) {
        Driver driver = registered != null ? registered : unregistered;
        return driver == null
                ? new LiveDriver(id, partition)
                : LiveDriver.revived(id, partition, driver, version, silentSince, fix);
    }

    public String text() {
        return new String(Json.write(this), StandardCharsets.UTF_8);
    }

    /** Reads {@link #text}. */
    public static LiveRecord parse(String text) {
        return Json.read(text.getBytes(StandardCharsets.UTF_8), LiveRecord.class);
    }
}
