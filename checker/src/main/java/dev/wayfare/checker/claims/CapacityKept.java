package dev.wayfare.checker.claims;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimEvent.SlotsClosed;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * After no decision is more held + confirmed than the capacity, which is one for drivers and for e-mails, for ever. In
 * version order, per slot.
 */
public final class CapacityKept extends ClaimCheck {

    private static final int CAPACITY = 1;

    private final Bounds bounds;
    private final Map<String, Map<String, Live>> resources = new HashMap<>();

    public CapacityKept(Bounds bounds) {
        super(3, "capacity is never exceeded");
        this.bounds = bounds;
    }

    private record Live(int quantity, List<String> slots) {}

    @Override
    void see(Decoded record, ClaimEvent event, Findings findings) {
        findings.examined();
        if (!event.resource().equals(record.key())) {
            findings.violation(record, record.type() + " of " + event.resource() + " under another key");
        }
        switch (event) {
            case CapacitySet set -> {
                if (set.capacity() + set.allowance() > CAPACITY) {
                    findings.violation(record, "capacity set to " + set.capacity() + " + " + set.allowance());
                }
            }
            case Held held -> held(record, held, findings);
            case Confirmed confirmed -> confirmed(record, confirmed, findings);
            case Released released -> ended(record.key(), released.claim().value());
            case Expired expired -> ended(record.key(), expired.claim().value());
            case Fenced fenced -> ended(record.key(), fenced.claim().value());
            case SlotsClosed closed -> {}
        }
    }

    private void held(Decoded record, Held held, Findings findings) {
        Map<String, Live> live = resources.computeIfAbsent(record.key(), resource -> new HashMap<>(2));
        live.put(held.claim().value(), new Live(held.quantity(), held.slots()));
        mustFit(record, live, held.slots(), findings);
    }

    /** A confirmation of what was not held takes a unit all the same. */
    private void confirmed(Decoded record, Confirmed confirmed, Findings findings) {
        Map<String, Live> live = resources.computeIfAbsent(record.key(), resource -> new HashMap<>(2));
        List<String> anywhere = List.of("");
        if (live.putIfAbsent(confirmed.claim().value(), new Live(1, anywhere)) == null
                && bounds.isWhole(record.topic())) {
            mustFit(record, live, anywhere, findings);
        }
    }

    private static void mustFit(Decoded record, Map<String, Live> live, List<String> slots, Findings findings) {
        for (String slot : slots) {
            int used = live.values().stream()
                    .filter(claim -> claim.slots().contains(slot))
                    .mapToInt(Live::quantity)
                    .sum();
            if (used > CAPACITY) {
                findings.violation(
                        record,
                        used + " of " + CAPACITY + " taken" + (slot.isEmpty() ? "" : " in " + slot) + " by "
                                + live.keySet());
            }
        }
    }

    private void ended(String resource, String claim) {
        Map<String, Live> live = resources.get(resource);
        if (live != null && live.remove(claim) != null && live.isEmpty()) {
            resources.remove(resource);
        }
    }
}
