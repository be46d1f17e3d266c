package dev.wayfare.rides.model;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.dispatch.DispatchOutcome;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rides, people and claims for tests. */
public final class SampleRides {

    public static final Instant T0 = Instant.parse("2026-03-02T08:00:00Z");
    public static final RideId RIDE = new RideId(Ids.derive(RideId.PREFIX, "sample"));
    public static final UserId RIDER = user("rider");
    public static final UserId DRIVER = user("driver");
    public static final UserId OTHER = user("other");
    public static final Place PICKUP = new Place(41.88, -87.63, "Loop");
    public static final Place DROPOFF = new Place(41.97, -87.9, "Airport");
    public static final ReplyTo WAITING = new ReplyTo(1, "cmd1");
    public static final ClaimId OFFER = claim(1, DRIVER);

    /** What varies between requests in tests. */
    public record Asked(
            boolean pin,
            boolean acceptsByItself,
            @Nullable Instant scheduledFor,
            @Nullable UserId driver,
            @Nullable ReplyTo waiting) {

        public Asked withPin() {
            return new Asked(true, acceptsByItself, scheduledFor, driver, waiting);
        }

        public Asked acceptedByItself() {
            return new Asked(pin, true, scheduledFor, driver, waiting);
        }

        public Asked at(Instant agreed) {
            return new Asked(pin, acceptsByItself, agreed, driver, waiting);
        }

        public Asked of(UserId chosen) {
            return new Asked(pin, acceptsByItself, scheduledFor, chosen, waiting);
        }

        public Asked waitedOn() {
            return new Asked(pin, acceptsByItself, scheduledFor, driver, WAITING);
        }

        public RideCommand.RequestRide command() {
            return request(this, DROPOFF);
        }
    }

    private SampleRides() {}

    public static Asked asked() {
        return new Asked(false, false, null, null, null);
    }

    public static RideCommand.RequestRide request(Asked asked, Place dropoff) {
        return new RideCommand.RequestRide(
                RIDE,
                RIDER,
                PICKUP,
                dropoff,
                "85266",
                "standard",
                tariff(asked),
                1.0,
                usd(3000),
                25_000,
                1_800,
                "tok_ok",
                asked.scheduledFor(),
                asked.driver(),
                asked.waiting());
    }

    public static Tariff tariff(Asked asked) {
        return new Tariff(
                "standard",
                usd(250),
                usd(110),
                usd(35),
                usd(600),
                usd(500),
                60,
                usd(700),
                300,
                asked.pin(),
                asked.acceptsByItself(),
                2_000);
    }

    public static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    public static UserId user(String name) {
        return new UserId(Ids.derive(UserId.PREFIX, name));
    }

    public static ClaimId claim(int attempt, UserId driver) {
        return Finding.claimOf(RIDE, attempt, driver.value());
    }

    public static RideCommand held(int attempt, UserId driver, Instant at) {
        return new RideCommand.ClaimAnswered(new ClaimOutcome.Held(
                driver.value(),
                claim(attempt, driver),
                RIDE.value(),
                1,
                List.of(ClaimBook.NO_SLOT),
                at.plusSeconds(15),
                "pickupEtaS=240",
                at));
    }

    public static RideCommand confirmed(int attempt, UserId driver, Instant at) {
        return new RideCommand.ClaimAnswered(
                new ClaimOutcome.Confirmed(driver.value(), claim(attempt, driver), RIDE.value(), at));
    }

    public static RideCommand released(int attempt, UserId driver, Instant at) {
        return new RideCommand.ClaimAnswered(
                new ClaimOutcome.Released(driver.value(), claim(attempt, driver), RIDE.value(), "declined", at));
    }

    public static RideCommand expired(int attempt, UserId driver, Instant at) {
        return new RideCommand.ClaimAnswered(
                new ClaimOutcome.Expired(driver.value(), claim(attempt, driver), RIDE.value(), at));
    }

    public static RideCommand confirmRefused(int attempt, UserId driver) {
        return new RideCommand.ClaimAnswered(new ClaimOutcome.ConfirmRefused(
                driver.value(), claim(attempt, driver), RIDE.value(), ClaimRefusal.EXPIRED));
    }

    public static RideCommand holdRefused(int attempt, UserId driver, ClaimRefusal reason) {
        return new RideCommand.ClaimAnswered(
                new ClaimOutcome.HoldRefused(driver.value(), claim(attempt, driver), RIDE.value(), reason));
    }

    public static RideCommand noCandidates(int attempt) {
        return new RideCommand.DispatchAnswered(new DispatchOutcome.NoCandidates(RIDE, attempt, 0));
    }

    public static RideCommand cancel(CancelledBy by) {
        return new RideCommand.Cancel(by, by == CancelledBy.RIDER ? RIDER.value() : "user_admin", "changed my mind");
    }

    /** A trip of which every second was seen. */
    public static RideCommand measured(int distanceM) {
        return new RideCommand.RideMeasured(DRIVER, distanceM, 1_200, 0);
    }

    public static RideCommand tick() {
        return new RideCommand.Tick();
    }
}
