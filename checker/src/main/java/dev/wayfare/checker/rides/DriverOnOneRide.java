package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * By the rides' own word, a driver is on at most one accepted ride at a time. Rides lie on different partitions, so only
 * times can be compared: a driver's next ride is accepted after his last one ended, because his release lies between.
 */
public final class DriverOnOneRide extends RideCheck {

    private final Stays stays;
    private final Map<String, Open> open = new HashMap<>();

    public DriverOnOneRide(CheckOptions options) {
        super(2, "a driver is on one ride at a time (by rides)");
        this.stays = new Stays(options.clockSkew());
    }

    private record Open(String driver, Instant from, Place place) {}

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideAccepted accepted) {
            findings.examined();
            close(record.key(), accepted.at());
            open.put(record.key(), new Open(accepted.driver().value(), accepted.at(), record.place()));
        } else if (event instanceof DriverGaveUp || RideEnd.of(event).isPresent()) {
            close(record.key(), event.at());
        }
    }

    private void close(String ride, Instant at) {
        Open was = open.remove(ride);
        if (was != null) {
            stays.add(was.driver(), ride, was.from(), at, was.place());
        }
    }

    @Override
    public void finish(Findings findings) {
        open.forEach((ride, was) -> stays.addOpen(was.driver(), ride, was.from(), was.place()));
        stays.overlaps((driver, first, second) -> findings.violation(
                second.place(), driver, "is on " + second.what() + " while still on " + first.what()));
    }
}
