package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.topics.Topics;
import java.util.Set;

/** Each side of a ride rates the other at most once, with 1 to 5 stars. */
public final class RatedOnce implements Check {

    private final Fingerprints ratings = new Fingerprints();

    @Override
    public String name() {
        return "each side rates once";
    }

    @Override
    public int sentence() {
        return 8;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.RIDE_EVENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (record.value() instanceof RideRated rated) {
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
