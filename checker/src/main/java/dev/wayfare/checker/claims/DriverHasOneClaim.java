package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimEvent.SlotsClosed;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** By his own log, a driver belongs to at most one ride at a time, offered or accepted. In version order. */
public final class DriverHasOneClaim extends ClaimCheck {

    private final Map<String, Map<String, String>> rides = new HashMap<>();

    public DriverHasOneClaim() {
        super(2, "a driver is on one ride at a time (by drivers)");
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.DRIVER_EVENTS.name());
    }

    @Override
    void see(Decoded record, ClaimEvent event, Findings findings) {
        switch (event) {
            case Held held -> belongs(record, held.claim().value(), held.claimant(), findings);
            case Confirmed confirmed -> belongs(record, confirmed.claim().value(), confirmed.claimant(), findings);
            case Released released -> ended(record.key(), released.claim().value());
            case Expired expired -> ended(record.key(), expired.claim().value());
            case Fenced fenced -> {}
            case SlotsClosed closed -> {}
            case CapacitySet set -> {}
        }
    }

    private void belongs(Decoded record, String claim, String ride, Findings findings) {
        findings.examined();
        Map<String, String> live = rides.computeIfAbsent(record.key(), driver -> new HashMap<>(2));
        boolean isNew = live.put(claim, ride) == null;
        if (isNew && live.size() > 1) {
            findings.violation(record, "is claimed by " + live.values());
        }
    }

    private void ended(String driver, String claim) {
        Map<String, String> live = rides.get(driver);
        if (live != null) {
            live.remove(claim);
        }
    }
}
