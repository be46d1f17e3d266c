package dev.wayfare.checker;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.fleet.DriverEvent.TripStarted;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.contracts.rides.RideCommand.Rate;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.DriverOffered;
import dev.wayfare.contracts.rides.RideEvent.DriverSought;
import dev.wayfare.contracts.rides.RideEvent.NoDriversAvailable;
import dev.wayfare.contracts.rides.RideEvent.OfferEnd;
import dev.wayfare.contracts.rides.RideEvent.OfferEnded;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCancelled;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideExpired;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One ride as it is written on the log, step by step, ten seconds apart. */
final class Life {

    static final Money FARE = new Money(1250, "USD");
    static final Money FEE = new Money(500, "USD");
    static final Money FREE = Money.zero("USD");
    static final Tariff TARIFF = new Tariff(
            "standard", money(320), money(120), money(30), money(500), FEE, 60, FEE, 300, false, false, 2000);

    final RideId ride;
    final UserId rider;
    private final TestLog log;
    private Instant now;
    private int attempt = 1;
    private @Nullable UserId driver;
    private @Nullable ClaimId offer;
    private Instant startedAt = Instant.EPOCH;

    Life(TestLog log, int number, Instant begins) {
        this.log = log;
        this.ride = new RideId(Ids.derive("ride", "ride " + number));
        this.rider = new UserId(Ids.derive("user", "rider " + number));
        this.now = begins;
    }

    static Money money(long minor) {
        return new Money(minor, "USD");
    }

    Instant now() {
        return now;
    }

    private Instant tick() {
        now = now.plusSeconds(10);
        return now;
    }

    private UserId driver() {
        return java.util.Objects.requireNonNull(driver);
    }

    private ClaimId offer() {
        return java.util.Objects.requireNonNull(offer);
    }

    Life requested(@Nullable Instant scheduledFor) {
        asked(scheduledFor);
        log.put(
                Topics.RIDE_EVENTS,
                ride.value(),
                new RideRequested(
                        ride,
                        rider,
                        Place.at(41.88, -87.63),
                        Place.at(41.9, -87.65),
                        "852664c7fffffff",
                        "standard",
                        TARIFF,
                        1.0,
                        FARE,
                        4000,
                        900,
                        "tok_ok",
                        scheduledFor,
                        null,
                        null,
                        tick()));
        return this;
    }

    Life requested() {
        return requested(null);
    }

    Life asked(@Nullable Instant scheduledFor) {
        log.put(
                Topics.RIDE_REQUESTS,
                ride.value(),
                new RequestRide(
                        ride,
                        rider,
                        Place.at(41.88, -87.63),
                        Place.at(41.9, -87.65),
                        "852664c7fffffff",
                        "standard",
                        TARIFF,
                        1.0,
                        FARE,
                        4000,
                        900,
                        "tok_ok",
                        scheduledFor,
                        null,
                        null));
        return this;
    }

    Life sought() {
        attempt++;
        log.put(Topics.RIDE_EVENTS, ride.value(), new DriverSought(attempt, tick()));
        return this;
    }

    Life held(UserId by) {
        driver = by;
        offer = new ClaimId(Ids.derive("offer", ride.value(), "" + attempt, by.value()));
        log.put(
                Topics.DRIVER_EVENTS,
                by.value(),
                new ClaimOutcome.Held(
                        by.value(),
                        offer(),
                        ride.value(),
                        1,
                        List.of(""),
                        tick().plusSeconds(30),
                        "pickupEtaS=120",
                        now));
        return this;
    }

    Life offered(UserId by) {
        held(by);
        log.put(
                Topics.RIDE_EVENTS,
                ride.value(),
                new DriverOffered(
                        offer(),
                        by,
                        rider,
                        Place.at(41.88, -87.63),
                        Place.at(41.9, -87.65),
                        "standard",
                        FARE,
                        120,
                        now.plusSeconds(30),
                        now));
        return this;
    }

    Life confirmed() {
        log.put(
                Topics.DRIVER_EVENTS,
                driver().value(),
                new ClaimOutcome.Confirmed(driver().value(), offer(), ride.value(), tick()));
        return this;
    }

    Life accepted() {
        confirmed();
        log.put(Topics.RIDE_EVENTS, ride.value(), new RideAccepted(offer(), driver(), rider, tick()));
        return this;
    }

    Life released(String why) {
        log.put(
                Topics.DRIVER_EVENTS,
                driver().value(),
                new ClaimOutcome.Released(driver().value(), offer(), ride.value(), why, tick()));
        return this;
    }

    Life declined() {
        released("declined");
        log.put(Topics.RIDE_EVENTS, ride.value(), new OfferEnded(offer(), driver(), OfferEnd.DECLINED, tick()));
        return sought();
    }

    Life offerExpired() {
        now = now.plusSeconds(30);
        log.put(
                Topics.DRIVER_EVENTS,
                driver().value(),
                new ClaimOutcome.Expired(driver().value(), offer(), ride.value(), tick()));
        log.put(Topics.RIDE_EVENTS, ride.value(), new OfferEnded(offer(), driver(), OfferEnd.EXPIRED, tick()));
        return sought();
    }

    Life gaveUp() {
        log.put(Topics.RIDE_EVENTS, ride.value(), new DriverGaveUp(driver(), rider, offer(), "flat tyre", tick()));
        return released("GIVEN_UP").sought();
    }

    Life arrived() {
        log.put(Topics.RIDE_EVENTS, ride.value(), new DriverArrived(driver(), rider, tick()));
        return this;
    }

    Life started() {
        startedAt = tick();
        log.put(Topics.RIDE_EVENTS, ride.value(), new RideStarted(driver(), rider, startedAt));
        log.put(Topics.DRIVER_EVENTS, driver().value(), new TripStarted(ride, tick()));
        return this;
    }

    /** The trip took 900 s and was as long as estimated. */
    Life tripEnded() {
        now = startedAt.plusSeconds(900);
        log.put(Topics.RIDE_EVENTS, ride.value(), new TripEnded(driver(), rider, startedAt, now));
        return this;
    }

    Life measured(int distanceM) {
        log.put(Topics.RIDE_ACTIONS, ride.value(), new RideMeasured(driver(), distanceM, 900, 0));
        return this;
    }

    Life completed() {
        return tripEnded().measured(4000).completed(FARE, 4000, 900, DistanceBasis.MEASURED);
    }

    Life completed(Money fare, int distanceM, int durationS, @Nullable DistanceBasis basis) {
        log.put(
                Topics.RIDE_EVENTS,
                ride.value(),
                new RideCompleted(driver(), rider, fare, distanceM, durationS, startedAt, tick(), basis));
        return released("COMPLETED");
    }

    Life cancelled(CancelledBy by, Money fee) {
        now = now.plusSeconds(fee.isZero() ? 0 : 60);
        log.put(
                Topics.RIDE_EVENTS,
                ride.value(),
                new RideCancelled(by, rider, driver, offer, fee, "changed my mind", tick()));
        return driver == null ? this : released("CANCELLED");
    }

    Life noShow() {
        now = now.plusSeconds(300);
        log.put(Topics.RIDE_EVENTS, ride.value(), new RiderNoShow(driver(), rider, offer(), FEE, tick()));
        return released("NO_SHOW");
    }

    Life noDrivers() {
        log.put(Topics.RIDE_EVENTS, ride.value(), new NoDriversAvailable(rider, attempt, tick()));
        return this;
    }

    Life expired() {
        log.put(Topics.RIDE_EVENTS, ride.value(), new RideExpired(rider, driver, offer, "stuck", tick()));
        return driver == null ? this : released("EXPIRED");
    }

    Life rated() {
        rated(rider, driver());
        rated(driver(), rider);
        return this;
    }

    private void rated(UserId by, UserId of) {
        log.put(Topics.RIDE_REQUESTS, ride.value(), new Rate(by, 5, null));
        log.put(Topics.RIDE_EVENTS, ride.value(), new RideRated(by, of, 5, null, tick()));
    }

    /** The bill of this ride, issued now. */
    Invoice billed(Money total) {
        return new Invoice(log, ride, rider, driver, total, tick());
    }
}
