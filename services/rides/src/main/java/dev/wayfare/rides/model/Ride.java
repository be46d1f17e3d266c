package dev.wayfare.rides.model;

import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a ride; a record for each, holding what the next decision needs and no more. Immutable.
 *
 * <p>At most one driver: only {@link Offered}, {@link Accepted}, {@link Arrived}, {@link InProgress} and
 * {@link Measuring} have a claim on one.
 */
public sealed interface Ride {

    /** The claim on the driver who is held or assigned; empty when nobody is. */
    default Optional<DriverClaim> claim() {
        return switch (this) {
            case Offered offered -> Optional.of(offered.held());
            case Accepted accepted -> Optional.of(accepted.assigned());
            case Arrived arrived -> Optional.of(arrived.assigned());
            case InProgress inProgress -> Optional.of(inProgress.assigned());
            case Measuring measuring -> Optional.of(measuring.assigned());
            case None none -> Optional.empty();
            case Scheduled scheduled -> Optional.empty();
            case Searching searching -> Optional.empty();
            case Ended ended -> Optional.empty();
        };
    }

    /** What was asked for; empty before that and after the end. */
    default Optional<RideRequested> findRequest() {
        return switch (this) {
            case None none -> Optional.empty();
            case Scheduled scheduled -> Optional.of(scheduled.request());
            case Searching searching -> Optional.of(searching.request());
            case Offered offered -> Optional.of(offered.request());
            case Accepted accepted -> Optional.of(accepted.request());
            case Arrived arrived -> Optional.of(arrived.request());
            case InProgress inProgress -> Optional.of(inProgress.request());
            case Measuring measuring -> Optional.of(measuring.request());
            case Ended ended -> Optional.empty();
        };
    }

    /** Who waits until a driver is held; empty when nobody does, or he has been answered. */
    default Optional<ReplyTo> waiting() {
        return switch (this) {
            case None none -> Optional.empty();
            case Scheduled scheduled -> Optional.ofNullable(scheduled.request().replyWhenHeld());
            case Searching searching -> Optional.ofNullable(searching.search().waiting());
            case Offered offered -> Optional.ofNullable(offered.search().waiting());
            case Accepted accepted -> Optional.empty();
            case Arrived arrived -> Optional.empty();
            case InProgress inProgress -> Optional.empty();
            case Measuring measuring -> Optional.empty();
            case Ended ended -> Optional.empty();
        };
    }

    /** A driver, and the claim under which his owner keeps him for this ride. */
    record DriverClaim(ClaimId id, UserId driver) {}

    /** Nobody has heard of it. */
    record None() implements Ride {}

    /** Asked for later: the search has not begun. */
    record Scheduled(RideRequested request) implements Ride {}

    /** REQUESTED: dispatch is looking for a driver. */
    record Searching(RideRequested request, Search search) implements Ride {}

    /**
     * PENDING_ACCEPTANCE: a driver is held and thinks about it.
     *
     * @param expiresAt when his owner ends the hold
     */
    record Offered(RideRequested request, Search search, DriverClaim held, Instant expiresAt) implements Ride {}

    /** A driver is on his way. */
    record Accepted(RideRequested request, Search search, DriverClaim assigned, Instant acceptedAt) implements Ride {}

    /**
     * The driver waits at the pick-up.
     *
     * @param mistyped how often he typed a PIN that is not the ride's; null = never
     */
    record Arrived(
            RideRequested request,
            Search search,
            DriverClaim assigned,
            Instant acceptedAt,
            Instant arrivedAt,
            @Nullable Integer mistyped)
            implements Ride {

        int timesMistyped() {
            return mistyped == null ? 0 : mistyped;
        }

        Arrived mistypedAgain() {
            return new Arrived(request, search, assigned, acceptedAt, arrivedAt, timesMistyped() + 1);
        }
    }

    /** The rider is on board. */
    record InProgress(RideRequested request, DriverClaim assigned, Instant startedAt) implements Ride {}

    /** The trip is over and its distance is being measured; still IN_PROGRESS for people. */
    record Measuring(RideRequested request, DriverClaim assigned, Instant startedAt, Instant endedAt) implements Ride {}

    /**
     * Over; nothing but ratings can follow.
     *
     * @param status one of the ends
     * @param driver who was last held or assigned; null when nobody was
     * @param named whether the rider had chosen the driver
     */
    record Ended(
            RideId ride,
            UserId rider,
            @Nullable UserId driver,
            RideStatus status,
            Instant endedAt,
            boolean named,
            boolean ratedByRider,
            boolean ratedByDriver)
            implements Ride {
        public Ended {
            if (!status.isEnd()) {
                throw new IllegalArgumentException(status + " is no end of a ride");
            }
        }
    }
}
