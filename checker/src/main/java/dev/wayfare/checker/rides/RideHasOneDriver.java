package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.DriverGaveUp;
import dev.wayfare.contracts.rides.RideEvent.PinMistyped;
import dev.wayfare.contracts.rides.RideEvent.RideAccepted;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import dev.wayfare.contracts.rides.RideEvent.RideStarted;
import dev.wayfare.contracts.rides.RideEvent.RiderNoShow;
import dev.wayfare.contracts.rides.RideEvent.TripEnded;
import dev.wayfare.kernel.UserId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** By the rides' own word, a ride has at most one driver, and only he arrives, starts, ends or gives up. */
public final class RideHasOneDriver extends RideCheck {

    private final Map<String, UserId> drivers = new HashMap<>();

    public RideHasOneDriver() {
        super(2, "a ride has one driver (by rides)");
    }

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideAccepted accepted) {
            findings.examined();
            UserId before = drivers.put(record.key(), accepted.driver());
            if (before != null && !before.equals(accepted.driver())) {
                findings.violation(record, "accepted by " + accepted.driver() + " while it has " + before);
            }
            return;
        }
        UserId mine = drivers.get(record.key());
        actor(event)
                .filter(actor -> mine != null && !actor.equals(mine))
                .ifPresent(actor -> findings.violation(
                        record, event.getClass().getSimpleName() + " by " + actor + ", but its driver is " + mine));
        if (event instanceof DriverGaveUp || RideEnd.of(event).isPresent()) {
            drivers.remove(record.key());
        }
    }

    private static Optional<UserId> actor(RideEvent event) {
        return switch (event) {
            case DriverArrived arrived -> Optional.of(arrived.driver());
            case PinMistyped mistyped -> Optional.of(mistyped.driver());
            case RideStarted started -> Optional.of(started.driver());
            case TripEnded ended -> Optional.of(ended.driver());
            case RideCompleted completed -> Optional.of(completed.driver());
            case DriverGaveUp gaveUp -> Optional.of(gaveUp.driver());
            case RiderNoShow noShow -> Optional.of(noShow.driver());
            default -> Optional.empty();
        };
    }
}
