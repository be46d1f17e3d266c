package dev.wayfare.claims;

import dev.wayfare.kernel.ClaimId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one resource: its capacity, a counter per slot, and one entry per live claim. Immutable.
 *
 * @param capacity units per slot; null until defined
 * @param allowance units that may be sold beyond it
 * @param used units held + confirmed, by slot
 * @param live claims held or confirmed, by claim id
 * @param fences claims that ended or were released unseen, with the time until which a late Hold of theirs is refused
 */
public record ClaimBook(
        @Nullable Integer capacity,
        int allowance,
        Map<String, Integer> used,
        Map<String, Entry> live,
        Map<String, Instant> fences) {

    /** The slot of a resource that has none. */
    public static final String NO_SLOT = "";

    /** Nobody has defined this resource. */
    public static final ClaimBook UNDEFINED = new ClaimBook(null, 0, Map.of(), Map.of(), Map.of());

    public ClaimBook {
        used = Map.copyOf(used);
        live = Map.copyOf(live);
        fences = Map.copyOf(fences);
    }

    /**
     * One live claim.
     *
     * @param confirmed false while held
     * @param expiresAt when the hold ends; meaningless once confirmed
     */
    public record Entry(
            String claimant,
            int quantity,
            List<String> slots,
            boolean confirmed,
            Instant expiresAt,
            @Nullable String reference) {
        public Entry {
            slots = List.copyOf(slots);
        }

        /** What is left of it from this slot on; the counters of the others are lowered. */
        private Entry from(String first, Map<String, Integer> counters) {
            List<String> left = new ArrayList<>();
            for (String slot : slots) {
                if (slot.equals(NO_SLOT) || slot.compareTo(first) >= 0) {
                    left.add(slot);
                } else {
                    counters.merge(slot, -quantity, Integer::sum);
                    counters.remove(slot, 0);
                }
            }
            return left.size() == slots.size()
                    ? this
                    : new Entry(claimant, quantity, left, confirmed, expiresAt, reference);
        }

        boolean overdue(Instant now) {
            return !confirmed && !now.isBefore(expiresAt);
        }
    }

    /** A resource of this capacity that nobody claims. */
    public static ClaimBook of(int capacity) {
        return new ClaimBook(capacity, 0, Map.of(), Map.of(), Map.of());
    }

    public Optional<Entry> find(ClaimId claim) {
        return Optional.ofNullable(live.get(claim.value()));
    }

    /** When the next hold falls due. */
    public Optional<Instant> nextExpiry() {
        return live.values().stream()
                .filter(entry -> !entry.confirmed())
                .map(Entry::expiresAt)
                .min(Instant::compareTo);
    }

    /** Units of the fullest of these slots. */
    int fullest(Collection<String> slots) {
        return slots.stream().mapToInt(slot -> used.getOrDefault(slot, 0)).max().orElse(0);
    }

    /** Units of this slot that are sold, not merely held. */
    int confirmedIn(String slot) {
        return live.values().stream()
                .filter(entry -> entry.confirmed() && entry.slots().contains(slot))
                .mapToInt(Entry::quantity)
                .sum();
    }

    /** The first slot in which something is confirmed; empty when nothing is, or in a resource without slots. */
    public Optional<String> firstConfirmedSlot() {
        return live.values().stream()
                .filter(Entry::confirmed)
                .flatMap(entry -> entry.slots().stream())
                .filter(slot -> !slot.equals(NO_SLOT))
                .min(String::compareTo);
    }

    boolean hasConfirmedBefore(String slot) {
        return firstConfirmedSlot().filter(first -> first.compareTo(slot) < 0).isPresent();
    }

    /** Without what is confirmed in earlier slots. A hold stays as it is: it ends soon by itself. */
    ClaimBook closedBefore(String first) {
        Map<String, Integer> counters = new HashMap<>(used);
        Map<String, Entry> kept = new HashMap<>();
        live.forEach((claim, entry) -> {
            Entry rest = entry.confirmed() ? entry.from(first, counters) : entry;
            if (!rest.slots().isEmpty()) {
                kept.put(claim, rest);
            }
        });
        return new ClaimBook(capacity, allowance, counters, kept, fences);
    }

    ClaimBook withCapacity(int newCapacity, int newAllowance) {
        return new ClaimBook(newCapacity, newAllowance, used, live, fences);
    }

    ClaimBook with(ClaimId claim, Entry entry) {
        Map<String, Entry> next = new HashMap<>(live);
        Entry before = next.put(claim.value(), entry);
        return new ClaimBook(capacity, allowance, before == null ? counted(entry, 1) : used, next, fences);
    }

    ClaimBook without(ClaimId claim, Instant at, Instant fenceUntil) {
        Map<String, Entry> next = new HashMap<>(live);
        Entry gone = next.remove(claim.value());
        Map<String, Instant> kept = new HashMap<>(fences);
        kept.values().removeIf(until -> until.isBefore(at));
        kept.put(claim.value(), fenceUntil);
        return new ClaimBook(capacity, allowance, gone == null ? used : counted(gone, -1), next, kept);
    }

    private Map<String, Integer> counted(Entry entry, int sign) {
        Map<String, Integer> next = new HashMap<>(used);
        for (String slot : entry.slots()) {
            next.merge(slot, sign * entry.quantity(), Integer::sum);
            next.remove(slot, 0);
        }
        return next;
    }
}
