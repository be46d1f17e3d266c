package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideRated;

/** Each side of a ride rates the other at most once, with 1 to 5 stars. */
public final class RatedOnce extends RideCheck {

    private final Fingerprints ratings = new Fingerprints();

    public RatedOnce() {
        super(8, "each side rates once");
    }

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideRated rated) {
            findings.examined();
            if (!ratings.add(record.key(), rated.by().value())) {
                findings.violation(record, rated.by() + " rates a second time");
            }
            if (rated.stars() < 1 || rated.stars() > 5 || rated.by().equals(rated.of())) {
                findings.violation(record, rated.by() + " gives " + rated.of() + " " + rated.stars() + " stars");
            }
        }
    }
}
