package dev.wayfare.insight.counts.stream;

import dev.wayfare.contracts.insight.InsightEvent;
import dev.wayfare.contracts.insight.InsightEvent.OccupancyCounted;
import dev.wayfare.contracts.insight.InsightEvent.RoutesCounted;
import dev.wayfare.contracts.insight.InsightEvent.Window;
import dev.wayfare.contracts.insight.InsightEvent.WindowsCounted;
import dev.wayfare.insight.counts.model.Counts;
import dev.wayfare.insight.counts.model.Fact;
import dev.wayfare.insight.counts.model.Kind;
import dev.wayfare.insight.counts.model.Occupancy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers of one partition. What has changed and is not told yet is marked in the store itself: the marks commit with the
 * numbers, so a crash forgets to tell nothing. One thread.
 */
final class Tallies {

    private static final String WINDOW = "w|";
    private static final String ROUTE = "s|";
    private static final String OCCUPANCY = "o|";
    private static final String MARK = "!";

    private final CountStore store;
    private final int partition;
    private final BestSold bestSold;
    private final Set<String> changed = new LinkedHashSet<>();

    Tallies(CountStore store, int partition) {
        this.store = store;
        this.bestSold = new BestSold(store);
        this.partition = partition;
        store.keysFrom(MARK).forEach(mark -> changed.add(mark.substring(MARK.length())));
    }

    /**
     * What is to be told.
     *
     * @param version of this key, rising by one
     */
    record Told(String key, long version, InsightEvent event) {}

    void add(List<Fact> facts) {
        Map<String, Counts> counts = new LinkedHashMap<>();
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Counted counted ->
                    counts.merge(WINDOW + dayOf(fact) + "%02d".formatted(counted.window()), counted.by(), Counts::plus);
                case Fact.Sold sold -> {
                    String day = ROUTE + dayOf(fact);
                    store.put(day + sold.route(), bestSold.add(day, sold));
                    change(day);
                }
                case Fact.Occupied occupied -> {
                    String key = OCCUPANCY + dayOf(fact);
                    store.put(
                            key, store.get(key, Occupancy.class, Occupancy.NONE).plus(occupied));
                    change(key);
                }
            }
        }
        counts.forEach((key, by) -> {
            store.put(key, store.get(key, Counts.class, Counts.NONE).plus(by));
            change(key);
        });
    }

    private static String dayOf(Fact fact) {
        return fact.day() + "|" + fact.kind() + "|";
    }

    private void change(String key) {
        if (changed.add(key)) {
            store.mark(MARK + key);
        }
    }

    /** Windows that have changed since the last call. */
    List<Told> takeWindows(Instant now) {
        Map<String, List<Window>> days = new TreeMap<>();
        for (String key : taken(WINDOW)) {
            int cut = key.lastIndexOf('|') + 1;
            Counts counts = store.get(key, Counts.class, Counts.NONE);
            days.computeIfAbsent(key.substring(0, cut), day -> new ArrayList<>())
                    .add(new Window(
                            Integer.parseInt(key.substring(cut)),
                            counts.requested(),
                            counts.done(),
                            counts.failed(),
                            counts.cancelled(),
                            counts.expired(),
                            counts.sales().each(),
                            counts.refunds().each()));
        }
        List<Told> told = new ArrayList<>();
        days.forEach((day, windows) -> told.add(told(day, new WindowsCounted(dateIn(day), kindIn(day), windows, now))));
        return told;
    }

    /** The best-sold of days, where they have changed since the last call. */
    List<Told> takeRoutes(Instant now) {
        List<Told> told = new ArrayList<>();
        for (String day : taken(ROUTE)) {
            bestSold.takeNews(day)
                    .ifPresent(routes -> told.add(told(day, new RoutesCounted(dateIn(day), kindIn(day), routes, now))));
        }
        return told;
    }

    /** Days of travel that have changed since the last call. */
    List<Told> takeOccupancy(Instant now) {
        List<Told> told = new ArrayList<>();
        for (String day : taken(OCCUPANCY)) {
            Occupancy counts = store.get(day, Occupancy.class, Occupancy.NONE);
            told.add(told(
                    day,
                    new OccupancyCounted(
                            dateIn(day), kindIn(day), counts.capacity(), counts.sold(), counts.held(), now)));
        }
        return told;
    }

    private List<String> taken(String prefix) {
        List<String> keys =
                changed.stream().filter(key -> key.startsWith(prefix)).toList();
        for (String key : keys) {
            changed.remove(key);
            store.unmark(MARK + key);
        }
        return keys;
    }

    private Told told(String day, InsightEvent event) {
        String key = day + partition;
        return new Told(key, store.count("v|" + key), event);
    }

    private static LocalDate dateIn(String day) {
        return LocalDate.parse(day.split("\\|", -1)[1]);
    }

    private static String kindIn(String day) {
        return Kind.valueOf(day.split("\\|", -1)[2]).name();
    }
}
