package dev.wayfare.checker.rides;

import dev.wayfare.checker.log.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who was where from when to when, and which two of one owner's stays overlap. */
public final class Stays {

    private final Duration tolerance;
    private final Map<String, List<Stay>> byOwner = new HashMap<>();

    /** Stays of which two may overlap by this much. */
    public Stays(Duration tolerance) {
        this.tolerance = tolerance;
    }

    /**
     * One stay.
     *
     * @param what id of the place that is stayed at
     * @param to {@link Instant#MAX} while it lasts
     * @param place the record that began it
     */
    public record Stay(String what, Instant from, Instant to, Place place) {}

    /** Is told of two stays that overlap; the second began later. */
    public interface Overlap {
        void seen(String owner, Stay first, Stay second);
    }

    public void add(String owner, String what, Instant from, Instant to, Place place) {
        byOwner.computeIfAbsent(owner, key -> new ArrayList<>(1)).add(new Stay(what, from, to, place));
    }

    /** Compares the stays of each owner, and tells each that began before an earlier one had ended. */
    public void overlaps(Overlap told) {
        byOwner.forEach((owner, stays) -> {
            stays.sort(Comparator.comparing(Stay::from));
            Stay longest = stays.getFirst();
            for (Stay next : stays.subList(1, stays.size())) {
                if (overlap(longest, next)) {
                    told.seen(owner, longest, next);
                }
                longest = next.to().isAfter(longest.to()) ? next : longest;
            }
        });
    }

    private boolean overlap(Stay first, Stay second) {
        Instant end = first.to().isBefore(second.to()) ? first.to() : second.to();
        return end.equals(Instant.MAX) || second.from().plus(tolerance).isBefore(end);
    }
}
