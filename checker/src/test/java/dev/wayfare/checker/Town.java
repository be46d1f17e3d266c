package dev.wayfare.checker;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverEvent.DriverRegistered;
import dev.wayfare.contracts.fleet.DriverEvent.FellSilent;
import dev.wayfare.contracts.fleet.DriverEvent.HeardAgain;
import dev.wayfare.contracts.fleet.DriverEvent.WentOffline;
import dev.wayfare.contracts.fleet.DriverEvent.WentOnline;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A small town of legal lives: every way in which a ride can go, and the bills and people behind it. */
final class Town {

    static final Instant DAWN = Instant.parse("2026-11-20T06:00:00Z");
    static final Instant NIGHT = Instant.parse("2026-11-20T23:00:00Z");

    final TestLog log = new TestLog();
    final List<UserId> drivers = new ArrayList<>();
    final List<Trip> trips = new ArrayList<>();
    Trip partly;
    Trip cancelled;
    Trip failedForStock;
    Trip failedForMoney;
    private int rides;
    private int bookings;
    private long invoices;
    private Instant now = DAWN;

    /** Its drivers have signed up and are online. */
    Town(int drivers) {
        for (int i = 0; i < drivers; i++) {
            UserId driver = new UserId(Ids.derive("user", "driver " + i));
            this.drivers.add(driver);
            signedUp(driver, i);
            log.put(
                    Topics.DRIVER_EVENTS,
                    driver.value(),
                    new DriverRegistered(
                            driver, "Driver " + i, new Vehicle("AB " + i, "Kia", "Niro", "standard"), now));
            log.put(
                    Topics.DRIVER_EVENTS,
                    driver.value(),
                    new WentOnline(new GeoPoint(41.88, -87.63), List.of("standard"), now));
        }
        partly = trip();
        cancelled = trip();
        failedForStock = trip();
        failedForMoney = trip();
    }

    /** The next trip; nothing of it is on the log. */
    Trip trip() {
        return new Trip(log, bookings++, DAWN);
    }

    /** Every way in which a booking can go; the first is confirmed and stays so. */
    private void travels() {
        Trip.stocked(log, DAWN);
        trips.add(trip().confirmed(nextInvoice()));
        failedForStock = trip().failedForStock();
        failedForMoney = trip().failedForMoney();
        trip().expired();
        cancelled = trip().confirmed(nextInvoice()).cancelled(Life.money(60_000), 2);
        partly = trip().confirmed(nextInvoice()).itemCancelled(2, Trip.ROOM, 3);
    }

    private void signedUp(UserId driver, int number) {
        String email = "driver" + number + "@example.com";
        ClaimId claim = new ClaimId(Ids.derive("offer", "email", email));
        log.put(
                Topics.EMAIL_EVENTS,
                email,
                new ClaimOutcome.Held(email, claim, driver.value(), 1, List.of(""), now.plusSeconds(60), null, now));
        log.put(Topics.EMAIL_EVENTS, email, new ClaimOutcome.Confirmed(email, claim, driver.value(), now));
        log.put(Topics.ACCOUNT_EVENTS, driver.value(), new AccountActivated(driver, now));
    }

    /** The next ride; it begins when all before it are over. */
    Life life() {
        now = now.plus(Duration.ofMinutes(30));
        return new Life(log, rides++, now);
    }

    /** A ride that begins at a time of its own. */
    Life life(Instant begins) {
        return new Life(log, rides++, begins);
    }

    UserId driver(int number) {
        return drivers.get(number);
    }

    long nextInvoice() {
        return ++invoices;
    }

    Life completed() {
        Life life = life().requested()
                .offered(driver(0))
                .accepted()
                .arrived()
                .started()
                .completed();
        life.billed(Life.FARE).numbered(nextInvoice()).paid();
        return life.rated();
    }

    Life cancelledFree() {
        return life().requested().offered(driver(0)).accepted().cancelled(CancelledBy.RIDER, Life.FREE);
    }

    Life cancelledForAFee() {
        Life life = life().requested().offered(driver(1)).accepted().cancelled(CancelledBy.RIDER, Life.FEE);
        life.billed(Life.FEE).numbered(nextInvoice()).failed().requested().paid();
        return life;
    }

    Life noShow() {
        Life life = life().requested().offered(driver(1)).accepted().arrived().noShow();
        life.billed(Life.FEE).numbered(nextInvoice()).failed();
        return life;
    }

    Life refunded() {
        Life life = life().requested()
                .offered(driver(0))
                .declined()
                .offered(driver(1))
                .offerExpired()
                .offered(driver(2))
                .accepted()
                .gaveUp()
                .offered(driver(1))
                .accepted()
                .arrived()
                .started()
                .completed();
        life.billed(Life.FARE)
                .numbered(nextInvoice())
                .failed()
                .requested()
                .paid()
                .firstAttemptSucceededToo()
                .refunded("refund_1", Life.FEE, 1);
        return life;
    }

    Life unserved() {
        return life().requested().sought().noDrivers();
    }

    Life stuck() {
        return life().requested().offered(driver(2)).accepted().expired();
    }

    Life scheduled() {
        Life life = life();
        return life.requested(life.now().plusSeconds(600)).sought().cancelled(CancelledBy.RIDER, Life.FREE);
    }

    private void driverSleeps() {
        String driver = driver(2).value();
        log.put(Topics.DRIVER_EVENTS, driver, new FellSilent(now, now));
        log.put(Topics.DRIVER_EVENTS, driver, new HeardAgain(now));
        log.put(Topics.DRIVER_EVENTS, driver, new WentOffline(now));
    }

    /** One of each. */
    static Town ofEveryKind() {
        Town town = new Town(3);
        town.completed();
        town.cancelledFree();
        town.cancelledForAFee();
        town.noShow();
        town.refunded();
        town.unserved();
        town.stuck();
        town.scheduled();
        town.completed();
        town.driverSleeps();
        return town;
    }

    /** One of each, and every way in which a booking can go. */
    static Town withTrips() {
        Town town = ofEveryKind();
        town.travels();
        return town;
    }
}
