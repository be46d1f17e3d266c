package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashSet;
import java.util.Set;

/**
 * What a client was told is true: each ride of his list is on the log, and, at rest, has been decided. The list comes
 * from outside; the log alone cannot know what was promised.
 */
public final class AcknowledgedRidesExist extends NamedCheck {

    private final Set<String> notAsked;
    private final Set<String> notRequested;
    private final boolean atRest;
    private final boolean requestsAreWhole;
    private final int promised;

    public AcknowledgedRidesExist(CheckOptions options, Bounds bounds) {
        super(1, "acknowledged rides exist", Set.of(Topics.RIDE_REQUESTS.name(), Topics.RIDE_EVENTS.name()));
        notAsked = new HashSet<>(options.acknowledgedRides());
        notRequested = new HashSet<>(options.acknowledgedRides());
        promised = notAsked.size();
        atRest = options.openRides().isZero();
        requestsAreWhole = bounds.isWhole(Topics.RIDE_REQUESTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (record.value() instanceof RequestRide) {
            notAsked.remove(record.key());
        } else if (record.value() instanceof RideRequested) {
            notRequested.remove(record.key());
        }
    }

    @Override
    public void finish(Findings findings) {
        for (int i = 0; i < promised; i++) {
            findings.examined();
        }
        for (String ride : notRequested) {
            boolean asked = !notAsked.contains(ride);
            if (!asked) {
                findings.violation(null, ride, "acknowledged, but lost: neither requested nor on ride-requests");
            } else if (atRest) {
                findings.violation(null, ride, "acknowledged and on ride-requests, but never requested");
            }
        }
        notAsked.removeAll(notRequested);
        if (requestsAreWhole) {
            notAsked.forEach(ride -> findings.violation(null, ride, "acknowledged, but not on ride-requests"));
        }
    }
}
