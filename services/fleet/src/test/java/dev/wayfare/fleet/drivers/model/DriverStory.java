package dev.wayfare.fleet.drivers.model;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One driver's life, command by command, as his owner would run it. Not thread-safe. */
public final class DriverStory {

    public static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    public static final int HOLD_S = 15;
    public static final UserId DRIVER = new UserId(Ids.derive(UserId.PREFIX, "dora"));
    public static final Vehicle CAR = new Vehicle("B-WF 1", "Skoda", "Octavia", "standard");
    public static final GeoPoint HERE = new GeoPoint(41.88, -87.63);

    private static final Drivers DRIVERS = new Drivers();

    public Driver driver = DRIVERS.initial();
    public Instant now = T0;
    public List<DriverFact> facts = List.of();
    public @Nullable Refusal refusal;

    public static DriverStory online() {
        return new DriverStory().does(register()).does(goOnline());
    }

    public static DriverStory offered(String ride) {
        return online().claims(hold(ride, T0));
    }

    public static DriverStory assigned(String ride) {
        return offered(ride).does(new DriverCommand.AcceptOffer(offer(ride)));
    }

    public DriverStory does(DriverCommand action) {
        return run(new DriverInput.OnAction(action));
    }

    public DriverStory claims(ClaimCommand claim) {
        return run(new DriverInput.OnClaim(claim));
    }

    public DriverStory later(int seconds) {
        now = now.plusSeconds(seconds);
        return this;
    }

    public DriverStory run(DriverInput input) {
        switch (DRIVERS.decide(driver, input, now)) {
            case Decision.Refused<DriverFact>(Refusal why) -> {
                facts = List.of();
                refusal = why;
            }
            case Decision.Accepted<DriverFact>(List<DriverFact> accepted) -> {
                refusal = null;
                facts = new ArrayList<>(accepted);
                accepted.forEach(fact -> driver = DRIVERS.evolve(driver, fact));
            }
        }
        return this;
    }

    /** Names of what was accepted last, or the code of the refusal. */
    public List<String> outcome() {
        return refusal == null
                ? facts.stream().map(f -> f.event().getClass().getSimpleName()).toList()
                : List.of(refusal.code());
    }

    public static DriverCommand register() {
        return new DriverCommand.Register(DRIVER, "Dora", CAR);
    }

    public static DriverCommand goOnline(String... products) {
        return new DriverCommand.GoOnline(HERE, List.of(products));
    }

    public static RideId ride(String name) {
        return new RideId(Ids.derive(RideId.PREFIX, name));
    }

    public static ClaimId offer(String ride) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, ride, "1", DRIVER.value()));
    }

    public static ClaimCommand.Hold hold(String ride, Instant now) {
        return new ClaimCommand.Hold(
                DRIVER.value(),
                offer(ride),
                ride(ride).value(),
                1,
                List.of(),
                HOLD_S,
                now.plusSeconds(5),
                "pickupEtaS=90");
    }

    public static ClaimCommand.Release release(String ride) {
        return new ClaimCommand.Release(DRIVER.value(), offer(ride), ride(ride).value(), "completed");
    }

    public static ClaimCommand expireDue() {
        return new ClaimCommand.ExpireDue(DRIVER.value());
    }
}
