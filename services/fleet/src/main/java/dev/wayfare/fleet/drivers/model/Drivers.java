package dev.wayfare.fleet.drivers.model;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.claims.Claims;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.fleet.drivers.model.Driver.Registered;
import dev.wayfare.fleet.drivers.model.Driver.Unregistered;
import dev.wayfare.fleet.drivers.model.DriverFact.ClaimChanged;
import dev.wayfare.fleet.drivers.model.DriverFact.DriverChanged;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import java.time.Instant;
import java.util.List;

/**
 * Decides what a driver may do and who may claim him. He is a resource of capacity one: never on two rides, freed only
 * by Release (or by Expired before he accepted), never by his own word alone.
 */
public final class Drivers implements Decider<DriverInput, Driver, DriverFact> {

    /** Why a claim was released when its driver said no. */
    public static final String DECLINED = "declined";

    static final Claims CLAIMS = Claims.ofCapacity(1);

    private static final Driver INITIAL = new Unregistered(null, CLAIMS.initial());

    @Override
    public Driver initial() {
        return INITIAL;
    }

    @Override
    public Decision<DriverFact> decide(Driver driver, DriverInput input, Instant now) {
        return switch (input) {
            case DriverInput.OnAction(DriverCommand action) -> new Actions(driver, now).decide(action);
            case DriverInput.OnClaim(ClaimCommand claim) -> claim(driver, claim, now);
        };
    }

    private static Decision<DriverFact> claim(Driver driver, ClaimCommand command, Instant now) {
        return switch (command) {
            case ClaimCommand.Hold hold
            when !mayBeHeld(driver, hold) ->
                Decision.refuse(ClaimRefusal.UNAVAILABLE.name(), hold.resource() + " takes no offers now");
            case ClaimCommand.Define define ->
                Decision.refuse(ClaimRefusal.UNAVAILABLE.name(), "a driver's capacity is one, for ever");
            default ->
                switch (CLAIMS.decide(driver.claims(), command, now)) {
                    case Decision.Refused<ClaimEvent>(var refusal) -> new Decision.Refused<>(refusal);
                    case Decision.Accepted<ClaimEvent>(var events) -> Decision.accept(facts(events));
                };
        };
    }

    /** A hold that is already his is for the kernel to answer again, whatever he wants by now. Only rides claim drivers. */
    private static boolean mayBeHeld(Driver driver, ClaimCommand.Hold hold) {
        return driver.claims().find(hold.claim()).isPresent()
                || (Ids.isId(RideId.PREFIX, hold.claimant())
                        && driver instanceof Registered known
                        && known.wantsOffers()
                        && known.barred() == null
                        && !known.silent());
    }

    static List<DriverFact> facts(List<ClaimEvent> events) {
        return events.stream().<DriverFact>map(ClaimChanged::new).toList();
    }

    @Override
    public Driver evolve(Driver driver, DriverFact fact) {
        return switch (fact) {
            case ClaimChanged(ClaimEvent event) -> driver.withClaims(CLAIMS.evolve(driver.claims(), event));
            case DriverChanged(DriverEvent event) ->
                switch (driver) {
                    case Unregistered unknown -> evolve(unknown, event);
                    case Registered known -> evolve(known, event);
                };
        };
    }

    private static Driver evolve(Unregistered unknown, DriverEvent event) {
        ClaimBook claims = unknown.claims();
        return switch (event) {
            case DriverEvent.DriverRegistered r ->
                new Registered(r.driver(), r.name(), r.vehicle(), unknown.barred(), List.of(), false, claims, null);
            case DriverEvent.DriverBarred barred -> new Unregistered(barred.reason(), claims);
            case DriverEvent.DriverUnbarred unbarred -> new Unregistered(null, claims);
            case DriverEvent.WentOnline e -> throw impossible(e);
            case DriverEvent.WentOffline e -> throw impossible(e);
            case DriverEvent.TripStarted e -> throw impossible(e);
            case DriverEvent.FellSilent e -> throw impossible(e);
            case DriverEvent.HeardAgain e -> throw impossible(e);
        };
    }

    private static Driver evolve(Registered known, DriverEvent event) {
        return switch (event) {
            case DriverEvent.DriverRegistered again -> known.withProfile(again.name(), again.vehicle());
            case DriverEvent.DriverBarred barred ->
                known.withBarred(barred.reason()).withProducts(List.of());
            case DriverEvent.DriverUnbarred unbarred -> known.withBarred(null);
            case DriverEvent.WentOnline online -> known.withProducts(online.products());
            case DriverEvent.WentOffline offline -> known.withProducts(List.of());
            case DriverEvent.TripStarted started -> known.withTrip(started.ride());
            case DriverEvent.FellSilent silent -> known.withSilent(true);
            case DriverEvent.HeardAgain heard -> known.withSilent(false);
        };
    }

    private static IllegalStateException impossible(DriverEvent event) {
        return new IllegalStateException(event + " of a person whom nobody registered as a driver");
    }
}
