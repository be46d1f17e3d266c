package dev.wayfare.fleet.drivers.model;

import static dev.wayfare.fleet.drivers.model.DriverRefusals.NOT_ONLINE;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.NOT_REGISTERED;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.NOT_YOUR_RIDE;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.OFFER_ACCEPTED;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.OFFER_EXPIRED;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.OFFER_UNKNOWN;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.ON_A_RIDE;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.PRODUCT_NOT_SERVED;
import static dev.wayfare.fleet.drivers.model.DriverRefusals.SUSPENDED;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.fleet.drivers.model.Driver.Registered;
import dev.wayfare.fleet.drivers.model.Driver.Unregistered;
import dev.wayfare.fleet.drivers.model.DriverFact.DriverChanged;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.RideId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One decision about what a driver does or what is said of him. Whatever he does himself ends his silence. */
record Actions(Driver driver, Instant now) {

    Decision<DriverFact> decide(DriverCommand action) {
        return switch (driver) {
            case Unregistered unknown -> decide(unknown, action);
            case Registered known -> decide(known, action);
        };
    }

    private Decision<DriverFact> decide(Unregistered unknown, DriverCommand action) {
        return switch (action) {
            case DriverCommand.Register register -> registered(register);
            case DriverCommand.Bar bar -> unknown.barred() == null ? barred(bar) : Decision.unchanged();
            case DriverCommand.Unbar unbar -> unknown.barred() == null ? Decision.unchanged() : unbarred();
            case DriverCommand.TripBegan told -> Decision.unchanged();
            case DriverCommand.FallSilent told -> Decision.unchanged();
            case DriverCommand.BeHeard told -> Decision.unchanged();
            default -> Decision.refuse(NOT_REGISTERED, "this person is not registered as a driver; sign up as one");
        };
    }

    private Decision<DriverFact> decide(Registered known, DriverCommand action) {
        return switch (action) {
            case DriverCommand.Register register ->
                known.name().equals(register.name()) && known.vehicle().equals(register.vehicle())
                        ? Decision.unchanged()
                        : registered(register);
            case DriverCommand.Bar bar -> bar(known, bar);
            case DriverCommand.Unbar unbar -> known.barred() == null ? Decision.unchanged() : unbarred();
            case DriverCommand.GoOnline online -> goOnline(known, online);
            case DriverCommand.GoOffline offline -> goOffline(known);
            case DriverCommand.AcceptOffer accept -> accept(known, accept.offer());
            case DriverCommand.DeclineOffer decline -> decline(known, decline.offer());
            case DriverCommand.Arrive arrive -> onRide(known, arrive.ride());
            case DriverCommand.Start start -> onRide(known, start.ride());
            case DriverCommand.End end -> onRide(known, end.ride());
            case DriverCommand.GiveUp giveUp -> onRide(known, giveUp.ride());
            case DriverCommand.TripBegan began -> tripBegan(known, began.ride());
            case DriverCommand.FallSilent silent -> fallSilent(known, silent);
            case DriverCommand.BeHeard heard -> Decision.accept(heard(known));
        };
    }

    private Decision<DriverFact> registered(DriverCommand.Register register) {
        return accept(new DriverEvent.DriverRegistered(register.driver(), register.name(), register.vehicle(), now));
    }

    private Decision<DriverFact> barred(DriverCommand.Bar bar) {
        return accept(new DriverEvent.DriverBarred(bar.reason(), now));
    }

    private Decision<DriverFact> unbarred() {
        return accept(new DriverEvent.DriverUnbarred(now));
    }

    private Decision<DriverFact> bar(Registered known, DriverCommand.Bar bar) {
        if (known.barred() != null) {
            return Decision.unchanged();
        }
        List<DriverFact> facts = new ArrayList<>(openOfferReleased(known, "barred"));
        facts.add(new DriverChanged(new DriverEvent.DriverBarred(bar.reason(), now)));
        return Decision.accept(facts);
    }

    private Decision<DriverFact> goOnline(Registered known, DriverCommand.GoOnline online) {
        if (known.barred() != null) {
            return Decision.refuse(SUSPENDED, "suspended: " + known.barred() + "; ask support");
        }
        String served = known.vehicle().product();
        if (!online.products().stream().allMatch(served::equals)) {
            return Decision.refuse(
                    PRODUCT_NOT_SERVED, "the vehicle serves " + served + ", not all of " + online.products());
        }
        List<DriverFact> facts = new ArrayList<>(heard(known));
        if (!known.wantsOffers() || known.silent()) {
            facts.add(new DriverChanged(new DriverEvent.WentOnline(online.position(), List.of(served), now)));
        }
        return Decision.accept(facts);
    }

    private Decision<DriverFact> goOffline(Registered known) {
        if (known.ride().isPresent()) {
            return Decision.refuse(
                    ON_A_RIDE, "on " + known.ride().orElseThrow() + "; end it or give it up before going offline");
        }
        List<DriverFact> facts = new ArrayList<>(heard(known));
        facts.addAll(openOfferReleased(known, Drivers.DECLINED));
        if (known.wantsOffers()) {
            facts.add(new DriverChanged(new DriverEvent.WentOffline(now)));
        }
        return Decision.accept(facts);
    }

    private Decision<DriverFact> accept(Registered known, ClaimId offer) {
        ClaimBook.Entry claim = known.claims().find(offer).orElse(null);
        if (claim == null) {
            return noSuchOffer(known, offer);
        }
        var confirm = new ClaimCommand.Confirm(known.id().value(), offer, claim.claimant());
        return switch (Drivers.CLAIMS.decide(known.claims(), confirm, now)) {
            case Decision.Refused<ClaimEvent> late ->
                Decision.refuse(OFFER_EXPIRED, offer + " expired at " + claim.expiresAt());
            case Decision.Accepted<ClaimEvent>(var events) -> heardAnd(known, events);
        };
    }

    private Decision<DriverFact> noSuchOffer(Registered known, ClaimId offer) {
        if (known.claims().fences().containsKey(offer.value())) {
            return Decision.refuse(OFFER_EXPIRED, offer + " has ended");
        }
        return known.wantsOffers()
                ? Decision.refuse(OFFER_UNKNOWN, offer + " was not made to this driver")
                : Decision.refuse(NOT_ONLINE, "go online to get offers; there is no " + offer);
    }

    private Decision<DriverFact> decline(Registered known, ClaimId offer) {
        ClaimBook.Entry claim = known.claims().find(offer).orElse(null);
        if (claim == null) {
            return known.claims().fences().containsKey(offer.value())
                    ? Decision.accept(heard(known))
                    : noSuchOffer(known, offer);
        }
        if (claim.confirmed()) {
            return Decision.refuse(OFFER_ACCEPTED, offer + " is accepted; give the ride up instead");
        }
        return heardAnd(known, released(known, offer, Drivers.DECLINED));
    }

    /** Nothing changes here: the ride's owner decides, and frees the driver when it is over. */
    private Decision<DriverFact> onRide(Registered known, RideId ride) {
        return known.holds(ride)
                ? Decision.accept(heard(known))
                : Decision.refuse(NOT_YOUR_RIDE, "this driver does not hold " + ride);
    }

    private Decision<DriverFact> tripBegan(Registered known, RideId ride) {
        return known.holds(ride) && known.trip() == null
                ? accept(new DriverEvent.TripStarted(ride, now))
                : Decision.unchanged();
    }

    private Decision<DriverFact> fallSilent(Registered known, DriverCommand.FallSilent silent) {
        boolean expected = known.wantsOffers() || known.ride().isPresent();
        return expected && !known.silent()
                ? accept(new DriverEvent.FellSilent(silent.lastHeardAt(), now))
                : Decision.unchanged();
    }

    private List<DriverFact> heard(Registered known) {
        return known.silent() ? List.of(new DriverChanged(new DriverEvent.HeardAgain(now))) : List.of();
    }

    private Decision<DriverFact> heardAnd(Registered known, List<ClaimEvent> events) {
        List<DriverFact> facts = new ArrayList<>(heard(known));
        facts.addAll(Drivers.facts(events));
        return Decision.accept(facts);
    }

    private List<DriverFact> openOfferReleased(Registered known, String reason) {
        return known.openOffer()
                .map(offer -> Drivers.facts(released(known, offer, reason)))
                .orElse(List.of());
    }

    private List<ClaimEvent> released(Registered known, ClaimId offer, String reason) {
        ClaimBook.Entry claim = known.claims().find(offer).orElseThrow();
        var release = new ClaimCommand.Release(known.id().value(), offer, claim.claimant(), reason);
        return switch (Drivers.CLAIMS.decide(known.claims(), release, now)) {
            case Decision.Accepted<ClaimEvent>(var events) -> events;
            case Decision.Refused<ClaimEvent>(var refusal) ->
                throw new IllegalStateException("a release is never refused: " + refusal);
        };
    }

    private static Decision<DriverFact> accept(DriverEvent event) {
        return Decision.accept(new DriverChanged(event));
    }
}
