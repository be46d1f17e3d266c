package dev.wayfare.fleet.drivers.model;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The state of a driver: himself, whether he wants offers, and the claims on him. Immutable. */
public sealed interface Driver {

    /** Why he gets no offers until reinstated; null when he is not suspended. */
    @Nullable
    String barred();

    /** Claims on him, never more than one live. */
    ClaimBook claims();

    /** What people see. */
    DriverStatus status();

    Driver withClaims(ClaimBook next);

    /** The same without the memory of ended claims, which decides about late commands and about nothing else. */
    default Driver withoutFences() {
        ClaimBook book = claims();
        return book.fences().isEmpty()
                ? this
                : withClaims(new ClaimBook(book.capacity(), book.allowance(), book.used(), book.live(), Map.of()));
    }

    /** The one live claim: the offer that he looks at, or the ride that he has. */
    default Optional<Map.Entry<String, ClaimBook.Entry>> liveClaim() {
        return claims().live().entrySet().stream().findFirst();
    }

    /** The claim that he looks at and has not accepted. */
    default Optional<ClaimId> openOffer() {
        return liveClaim().filter(claim -> !claim.getValue().confirmed()).map(claim -> new ClaimId(claim.getKey()));
    }

    /** The ride that he has accepted and that has not let him go. */
    default Optional<RideId> ride() {
        return liveClaim()
                .filter(claim -> claim.getValue().confirmed())
                .map(claim -> new RideId(claim.getValue().claimant()));
    }

    /** True when this ride is the one he holds. */
    default boolean holds(RideId ride) {
        return ride().filter(ride::equals).isPresent();
    }

    /** Nobody said yet that this person drives. */
    record Unregistered(@Nullable String barred, ClaimBook claims) implements Driver {

        @Override
        public DriverStatus status() {
            return DriverStatus.OFFLINE;
        }

        @Override
        public Driver withClaims(ClaimBook next) {
            return new Unregistered(barred, next);
        }
    }

    /**
     * A person who drives.
     *
     * @param products for which he wants offers; empty when offline, and whenever he is barred
     * @param silent nothing was heard of him for a while; never when offline and free
     * @param trip the ride whose rider is on board
     */
    record Registered(
            UserId id,
            String name,
            Vehicle vehicle,
            @Nullable String barred,
            List<String> products,
            boolean silent,
            ClaimBook claims,
            @Nullable RideId trip)
            implements Driver {
        public Registered {
            products = List.copyOf(products);
        }

        /** True when he wants offers, now or after his ride. */
        public boolean wantsOffers() {
            return !products.isEmpty();
        }

        @Override
        public DriverStatus status() {
            return liveClaim()
                    .map(claim -> claimed(claim.getValue()))
                    .orElse(wantsOffers() ? DriverStatus.AVAILABLE : DriverStatus.OFFLINE);
        }

        private DriverStatus claimed(ClaimBook.Entry claim) {
            if (!claim.confirmed()) {
                return DriverStatus.OFFERED;
            }
            return trip == null ? DriverStatus.ASSIGNED : DriverStatus.ON_TRIP;
        }

        @Override
        public Registered withClaims(ClaimBook next) {
            RideId still = next.live().isEmpty() ? null : trip;
            boolean quiet = silent && (wantsOffers() || !next.live().isEmpty());
            return new Registered(id, name, vehicle, barred, products, quiet, next, still);
        }

        Registered withProfile(String newName, Vehicle newVehicle) {
            List<String> served = wantsOffers() ? List.of(newVehicle.product()) : products;
            return new Registered(id, newName, newVehicle, barred, served, silent, claims, trip);
        }

        Registered withBarred(@Nullable String reason) {
            return new Registered(id, name, vehicle, reason, products, silent, claims, trip);
        }

        Registered withProducts(List<String> next) {
            boolean quiet = silent && (!next.isEmpty() || !claims.live().isEmpty());
            return new Registered(id, name, vehicle, barred, next, quiet, claims, trip);
        }

        Registered withSilent(boolean next) {
            return new Registered(id, name, vehicle, barred, products, next, claims, trip);
        }

        Registered withTrip(RideId ride) {
            return new Registered(id, name, vehicle, barred, products, silent, claims, ride);
        }
    }
}
