package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import java.time.Instant;
import java.util.Optional;

/** When a ride must be looked at again: a function of its state, so nothing is ever cancelled. Pure. */
public final class RideTimers {

    private RideTimers() {}

    /** When a {@code Tick} will change this ride, unless something else happens first; empty after the end. */
    public static Optional<Instant> dueAt(Ride ride, RideSettings settings) {
        return switch (ride) {
            case Ride.None none -> Optional.empty();
            case Ride.Scheduled scheduled -> Optional.of(searchBeginsAt(scheduled.request(), settings));
            case Ride.Searching searching -> Optional.of(searching.search().dueAt(settings));
            case Ride.Offered offered -> Optional.of(mutedAt(offered, settings));
            case Ride.Accepted accepted -> Optional.of(arrivalOverdueAt(accepted, settings));
            case Ride.Arrived arrived -> Optional.of(noShowAt(arrived));
            case Ride.InProgress inProgress ->
                Optional.of(inProgress.startedAt().plus(settings.trip()));
            case Ride.Measuring measuring -> Optional.of(measuredBy(measuring, settings));
            case Ride.Ended ended -> Optional.empty();
        };
    }

    /** When an ended ride may be forgotten; empty while it lives. */
    public static Optional<Instant> forgetAt(Ride ride, RideSettings settings) {
        return ride instanceof Ride.Ended ended
                ? Optional.of(ended.endedAt().plus(settings.memory()))
                : Optional.empty();
    }

    static Instant searchBeginsAt(RideRequested request, RideSettings settings) {
        return wantedAt(request, request.at()).minus(settings.lead());
    }

    static Instant mutedAt(Ride.Offered ride, RideSettings settings) {
        return ride.expiresAt().plus(settings.muteAfter());
    }

    /** A driver who accepts early has until the agreed time, and then as long as any other. */
    static Instant arrivalOverdueAt(Ride.Accepted ride, RideSettings settings) {
        return wantedAt(ride.request(), ride.acceptedAt()).plus(settings.arrival());
    }

    /** A driver who is there before the agreed time waits for it. */
    static Instant noShowAt(Ride.Arrived ride) {
        return wantedAt(ride.request(), ride.arrivedAt())
                .plusSeconds(ride.request().tariff().noShowWaitS());
    }

    static Instant measuredBy(Ride.Measuring ride, RideSettings settings) {
        return ride.endedAt().plus(settings.measure());
    }

    private static Instant wantedAt(RideRequested request, Instant atLeast) {
        Instant agreed = request.scheduledFor();
        return agreed != null && agreed.isAfter(atLeast) ? agreed : atLeast;
    }
}
