package dev.wayfare.checker.rides;

import dev.wayfare.checker.log.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who was where from when to when, and which two of one owner's stays overlap. */
public final class Stays {

    private final long toleranceMicros;
    private final Map<String, List<Stay>> byOwner = new HashMap<>();

    /** Stays of which two may overlap by this much. */
    public Stays(Duration tolerance) {
        this.toleranceMicros = tolerance.toNanos() / 1_000;
    }

    /**
     * One stay.
     *
     * @param what id of the place that is stayed at
     * @param from microseconds since 1970
     * @param to likewise; {@link Long#MAX_VALUE} while it lasts
     * @param place the record that began it
     */
    public record Stay(String what, long from, long to, Place place) {}

    /** Is told of two stays that overlap; the second began later. */
    public interface Overlap {
        void seen(String owner, Stay first, Stay second);
    }

    /** A stay that has ended. */
    public void add(String owner, String what, Instant from, Instant to, Place place) {
        add(owner, new Stay(what, micros(from), micros(to), place));
    }

    /** A stay that goes on. */
    public void addOpen(String owner, String what, Instant from, Place place) {
        add(owner, new Stay(what, micros(from), Long.MAX_VALUE, place));
    }

    private void add(String owner, Stay stay) {
        byOwner.computeIfAbsent(owner, key -> new ArrayList<>(1)).add(stay);
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** Compares the stays of each owner, and tells each that began before an earlier one had ended. */
    public void overlaps(Overlap told) {
        byOwner.forEach((owner, stays) -> {
            stays.sort(Comparator.comparingLong(Stay::from));
            Stay longest = stays.getFirst();
            for (Stay next : stays.subList(1, stays.size())) {
                if (overlap(longest, next)) {
                    told.seen(owner, longest, next);
                }
                longest = next.to() > longest.to() ? next : longest;
            }
        });
    }

    private boolean overlap(Stay first, Stay second) {
        long end = Math.min(first.to(), second.to());
        return end == Long.MAX_VALUE || second.from() + toleranceMicros < end;
    }
}
