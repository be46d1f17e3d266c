package dev.wayfare.contracts.fleet;

import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a driver does, and what others tell his owner. Keyed by driver, on {@code driver-actions}. */
public sealed interface DriverCommand {

    /** From accounts: this person drives. Repeated when name or vehicle change. */
    record Register(UserId driver, String name, Vehicle vehicle) implements DriverCommand {}

    /** From accounts: no offers until reinstated; a ride in progress goes on. */
    record Bar(String reason) implements DriverCommand {}

    /** From accounts: may go online again. */
    record Unbar() implements DriverCommand {}

    /** Wants offers for these products; empty means those of his vehicle. */
    record GoOnline(GeoPoint position, List<String> products) implements DriverCommand {
        public GoOnline {
            products = List.copyOf(products);
        }
    }

    /** Wants no more offers. */
    record GoOffline() implements DriverCommand {}

    record AcceptOffer(ClaimId offer) implements DriverCommand {}

    record DeclineOffer(ClaimId offer, @Nullable String reason) implements DriverCommand {}

    record Arrive(RideId ride) implements DriverCommand {}

    /**
     * The rider is on board.
     *
     * @param pinMatches whether the PIN that the driver typed is the ride's; null when he typed none
     */
    record Start(RideId ride, @Nullable Boolean pinMatches) implements DriverCommand {}

    record End(RideId ride) implements DriverCommand {}

    /** Gives an accepted ride back. */
    record GiveUp(RideId ride, @Nullable String reason) implements DriverCommand {}

    /** From rides: the trip has begun. */
    record TripBegan(RideId ride) implements DriverCommand {}

    /** From tracking: no fix for 30 s. */
    record FallSilent(Instant lastHeardAt) implements DriverCommand {}

    /** From tracking: a fix again. */
    record BeHeard(Instant heardAt) implements DriverCommand {}
}
