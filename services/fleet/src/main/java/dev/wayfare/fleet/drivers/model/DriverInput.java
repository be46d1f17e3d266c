package dev.wayfare.fleet.drivers.model;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.fleet.DriverCommand;

/** What the owner of a driver is asked, from either of his two topics or from his own clock. */
public sealed interface DriverInput {

    /** What the driver does, or what others tell his owner: {@code driver-actions}. */
    record OnAction(DriverCommand action) implements DriverInput {}

    /** What claimants ask: {@code driver-claims}; and the expiry of a hold, from the driver's timer. */
    record OnClaim(ClaimCommand claim) implements DriverInput {}
}
