package dev.wayfare.fleet.drivers.model;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.contracts.fleet.DriverEvent;

/** What became of a driver, in one version order. On the wire the wrapped event stands alone. */
public sealed interface DriverFact {

    /** What stands on {@code driver-events}. */
    Object event();

    /** He changed. */
    record DriverChanged(DriverEvent event) implements DriverFact {}

    /** A claim on him changed. */
    record ClaimChanged(ClaimEvent event) implements DriverFact {}

    /**
     * Wraps what stands on {@code driver-events}.
     *
     * @throws IllegalArgumentException when it is neither a driver's nor a claim's event
     */
    static DriverFact of(Object event) {
        return switch (event) {
            case DriverEvent changed -> new DriverChanged(changed);
            case ClaimEvent changed -> new ClaimChanged(changed);
            default -> throw new IllegalArgumentException("no event of a driver: " + event.getClass());
        };
    }
}
