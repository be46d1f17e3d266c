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
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Nothing is confirmed at or after the time at which its hold expired, whether or not a timer had fired. */
public final class ConfirmedInTime extends ClaimCheck {

    private final Map<String, Instant> expiry = new HashMap<>();

    public ConfirmedInTime() {
        super(4, "nothing is confirmed after it expired");
    }

    @Override
    void see(Decoded record, ClaimEvent event, Findings findings) {
        switch (event) {
            case Held held -> expiry.put(held.claim().value(), held.expiresAt());
            case Confirmed confirmed -> confirmed(record, confirmed, findings);
            case Released released -> expiry.remove(released.claim().value());
            case Expired expired -> expiry.put(expired.claim().value(), Instant.MIN);
            case Fenced fenced -> {}
            case SlotsClosed closed -> {}
            case CapacitySet set -> {}
        }
    }

    private void confirmed(Decoded record, Confirmed confirmed, Findings findings) {
        findings.examined();
        Instant expiresAt = expiry.get(confirmed.claim().value());
        if (expiresAt == null || confirmed.at().isBefore(expiresAt)) {
            return;
        }
        String when = expiresAt.equals(Instant.MIN) ? "it had expired" : "its hold ended at " + expiresAt;
        findings.violation(record, confirmed.claim() + " is confirmed at " + confirmed.at() + ", but " + when);
    }
}
