package dev.wayfare.insight.counts.model;

import dev.wayfare.contracts.rides.RideEvent;
import java.util.List;

/** What a ride's life adds. A ride that found no driver, and one whose rider did not come, have failed. */
public final class RideFacts {

    private RideFacts() {}

    public static List<Fact> of(RideEvent event) {
        return switch (event) {
            case RideEvent.RideRequested _ -> one(event, Counts.REQUESTED);
            case RideEvent.RideCompleted _ -> one(event, Counts.DONE);
            case RideEvent.NoDriversAvailable _, RideEvent.RiderNoShow _ -> one(event, Counts.FAILED);
            case RideEvent.RideCancelled _ -> one(event, Counts.CANCELLED);
            case RideEvent.RideExpired _ -> one(event, Counts.EXPIRED);
            default -> List.of();
        };
    }

    private static List<Fact> one(RideEvent event, Counts by) {
        return List.of(Fact.Counted.at(event.at(), Kind.RIDE, by));
    }
}
