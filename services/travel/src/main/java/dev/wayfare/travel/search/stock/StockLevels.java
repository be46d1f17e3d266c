package dev.wayfare.travel.search.stock;

import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is taken, by day, and what can be taken where that was set. Days that are over are dropped as a whole. One thread writes; many
 * read and never wait.
 */
final class StockLevels implements FollowedStock {

    private final Map<LocalDate, Day> days = new ConcurrentHashMap<>();
    private final Map<Long, Count> limits = new ConcurrentHashMap<>();
    private volatile boolean isRead;

    /**
     * A number that holds since a version of its resource.
     *
     * @param units taken, or that can be taken
     */
    record Count(int units, long version) {

        static final Count NONE = new Count(0, 0);

        boolean isBefore(long other) {
            return version < other;
        }
    }

    private record Day(Map<Long, Count> used, Map<Long, Count> limits) {
        static Day empty() {
            return new Day(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    @Override
    public Level level(LocalDate day, long resource, long slot, int otherwise) {
        Day its = days.get(day);
        Count limit = its == null ? null : its.limits.get(resource);
        if (limit == null) {
            limit = limits.get(resource);
        }
        Count used = its == null ? null : its.used.get(slot);
        return new Level(limit == null ? otherwise : limit.units(), used == null ? 0 : used.units());
    }

    Count used(LocalDate day, long slot) {
        Day its = days.get(day);
        return its == null ? Count.NONE : its.used.getOrDefault(slot, Count.NONE);
    }

    void setUsed(LocalDate day, long slot, Count count) {
        days.computeIfAbsent(day, key -> Day.empty()).used.put(slot, count);
    }

    /** The limit of a resource of one day, or, without a day, of one with slots. */
    Count limit(@Nullable LocalDate day, long resource) {
        if (day == null) {
            return limits.getOrDefault(resource, Count.NONE);
        }
        Day its = days.get(day);
        return its == null ? Count.NONE : its.limits.getOrDefault(resource, Count.NONE);
    }

    void setLimit(@Nullable LocalDate day, long resource, Count count) {
        if (day == null) {
            limits.put(resource, count);
        } else {
            days.computeIfAbsent(day, key -> Day.empty()).limits.put(resource, count);
        }
    }

    /** All that was kept of earlier starts is here. */
    void read() {
        isRead = true;
    }

    @Override
    public boolean isRead() {
        return isRead;
    }

    @Override
    public Set<LocalDate> days() {
        return days.entrySet().stream()
                .filter(day -> !day.getValue().limits.isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public OptionalInt seats(long flight, LocalDate day, Cabin cabin) {
        return known(limit(day, StockKey.seats(flight, day, cabin)));
    }

    @Override
    public OptionalInt daily(long stock) {
        return known(limit(null, stock));
    }

    private static OptionalInt known(Count limit) {
        return limit.equals(Count.NONE) ? OptionalInt.empty() : OptionalInt.of(limit.units());
    }

    /** Forgets all days before this one. */
    void forgetBefore(LocalDate day) {
        days.keySet().removeIf(one -> one.isBefore(day));
    }

    /** Numbers that are kept. */
    int size() {
        return limits.size()
                + days.values().stream()
                        .mapToInt(day -> day.used.size() + day.limits.size())
                        .sum();
    }
}
