package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * No decision takes held + confirmed above capacity + allowance, in version order, in any night, day or cabin. Lowering the
 * capacity below what is sold is taken, and says by how much; nothing more is held then.
 */
public final class StockKept implements Check {

    private final boolean whole;
    private final Map<String, Shelf> shelves = new HashMap<>();

    public StockKept(Bounds bounds) {
        whole = bounds.isWhole(Topics.INVENTORY_EVENTS.name());
    }

    private record Live(int quantity, List<String> slots) {}

    private static final class Shelf {
        @Nullable
        Integer limit;

        final Map<String, Live> live = new HashMap<>();
        final Map<String, Integer> used = new HashMap<>();

        void take(String claim, Live taken) {
            if (live.put(claim, taken) == null) {
                taken.slots().forEach(slot -> used.merge(slot, taken.quantity(), Integer::sum));
            }
        }

        void leave(String claim) {
            Live left = live.remove(claim);
            if (left != null) {
                left.slots().forEach(slot -> used.merge(slot, -left.quantity(), Integer::sum));
            }
        }
    }

    @Override
    public String name() {
        return "no seat, room or car is sold twice";
    }

    @Override
    public int sentence() {
        return 3;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.INVENTORY_EVENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!whole || !(record.value() instanceof ClaimEvent event)) {
            return;
        }
        findings.examined();
        if (!event.resource().equals(record.key())) {
            findings.violation(record, record.type() + " of " + event.resource() + " under another key");
        }
        Shelf shelf = shelves.computeIfAbsent(record.key(), resource -> new Shelf());
        switch (event) {
            case CapacitySet set -> capacitySet(record, shelf, set, findings);
            case Held held -> held(record, shelf, held, findings);
            case Confirmed confirmed -> {
                if (!shelf.live.containsKey(confirmed.claim().value())) {
                    findings.violation(record, confirmed.claim() + " is sold, but was not held");
                }
            }
            case Released released -> shelf.leave(released.claim().value());
            case Expired expired -> shelf.leave(expired.claim().value());
            case Fenced fenced -> shelf.leave(fenced.claim().value());
            default -> {}
        }
    }

    private static void capacitySet(Decoded record, Shelf shelf, CapacitySet set, Findings findings) {
        int limit = set.capacity() + set.allowance();
        if (set.capacity() < 0 || set.allowance() < 0) {
            findings.violation(record, "capacity set to " + set.capacity() + " + " + set.allowance());
        }
        shelf.limit = limit;
    }

    private static void held(Decoded record, Shelf shelf, Held held, Findings findings) {
        shelf.take(held.claim().value(), new Live(held.quantity(), held.slots()));
        if (shelf.limit == null) {
            findings.violation(record, held.claim() + " is held before anybody set a capacity");
            return;
        }
        for (String slot : held.slots()) {
            int used = shelf.used.getOrDefault(slot, 0);
            if (used > shelf.limit) {
                findings.violation(
                        record, used + " of " + shelf.limit + " taken" + (slot.isEmpty() ? "" : " in " + slot));
            }
        }
    }
}
