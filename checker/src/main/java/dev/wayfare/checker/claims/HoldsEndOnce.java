package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimEvent.SlotsClosed;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Each claim is held once and ends once: released, or, while it is merely held, expired, and not before its time. A hold
 * whose time has passed does not stay open. What was sold of days that are over is used up: its owner forgets it, and
 * fences a release that comes later still.
 */
public final class HoldsEndOnce extends ClaimCheck {

    private final CheckOptions options;
    private final Bounds bounds;
    private final Map<String, Hold> live = new HashMap<>();
    private final Map<String, String> closedBefore = new HashMap<>();
    private final Fingerprints ended = new Fingerprints();

    public HoldsEndOnce(CheckOptions options, Bounds bounds) {
        super(4, "each hold ends once");
        this.options = options;
        this.bounds = bounds;
    }

    private record Hold(Instant expiresAt, boolean confirmed, String resource, String lastSlot, Place place) {}

    @Override
    void see(Decoded record, ClaimEvent event, Findings findings) {
        switch (event) {
            case Held held -> held(record, held, findings);
            case Confirmed confirmed -> confirmed(record, confirmed.claim().value(), findings);
            case Released released -> ends(record, released.claim().value(), "released", findings);
            case Expired expired -> expired(record, expired, findings);
            case Fenced fenced -> fenced(record, fenced.claim().value(), findings);
            case SlotsClosed closed -> closedBefore.put(record.key(), closed.before());
            case CapacitySet set -> {}
        }
    }

    private void held(Decoded record, Held held, Findings findings) {
        findings.examined();
        String claim = held.claim().value();
        if (ended.contains(claim)) {
            findings.violation(record, claim + " is held again after it ended");
        }
        String lastSlot = held.slots().stream().max(Comparator.naturalOrder()).orElse("");
        if (live.put(claim, new Hold(held.expiresAt(), false, record.key(), lastSlot, record.place())) != null) {
            findings.violation(record, claim + " is held a second time");
        }
    }

    private void confirmed(Decoded record, String claim, Findings findings) {
        Hold hold = live.get(claim);
        if (hold == null) {
            if (isKnown(record, claim)) {
                findings.violation(record, claim + " is confirmed, but not held" + past(claim));
            }
        } else if (hold.confirmed()) {
            findings.violation(record, claim + " is confirmed a second time");
        } else {
            live.put(claim, new Hold(hold.expiresAt(), true, hold.resource(), hold.lastSlot(), hold.place()));
        }
    }

    private void expired(Decoded record, Expired expired, Findings findings) {
        String claim = expired.claim().value();
        Hold hold = ends(record, claim, "expired", findings);
        if (hold != null && hold.confirmed()) {
            findings.violation(record, claim + " expired after it was confirmed");
        } else if (hold != null && expired.at().isBefore(hold.expiresAt())) {
            findings.violation(record, claim + " expired at " + expired.at() + ", before " + hold.expiresAt());
        }
    }

    private @Nullable Hold ends(Decoded record, String claim, String how, Findings findings) {
        Hold hold = live.remove(claim);
        if (hold == null && isKnown(record, claim)) {
            findings.violation(record, claim + " is " + how + ", but not held" + past(claim));
        }
        ended.add(claim);
        return hold;
    }

    private void fenced(Decoded record, String claim, Findings findings) {
        Hold hold = live.remove(claim);
        if (hold != null && !isUsedUp(record, hold)) {
            findings.violation(record, claim + " is fenced off while it is held");
        }
        ended.add(claim);
    }

    /** Its days are closed, or its owner has forgotten the resource as a whole and begun anew. */
    private boolean isUsedUp(Decoded record, Hold hold) {
        String first = closedBefore.get(record.key());
        boolean closed = first != null && hold.lastSlot().compareTo(first) < 0;
        return hold.confirmed() && (closed || record.version() == 1);
    }

    private boolean isKnown(Decoded record, String claim) {
        return ended.contains(claim) || bounds.isWhole(record.topic());
    }

    private String past(String claim) {
        return ended.contains(claim) ? ": it has ended" : "";
    }

    @Override
    public void finish(Findings findings) {
        live.forEach((claim, hold) -> {
            boolean overdue = !hold.confirmed() && !hold.expiresAt().isAfter(options.now());
            if (overdue && options.mustHaveFollowed(hold.expiresAt())) {
                findings.violation(
                        hold.place(), hold.resource(), claim + " was to end at " + hold.expiresAt() + " and did not");
            }
        });
    }
}
