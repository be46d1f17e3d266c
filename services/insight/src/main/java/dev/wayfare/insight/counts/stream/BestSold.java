package dev.wayfare.insight.counts.stream;

import dev.wayfare.contracts.insight.InsightEvent.Route;
import dev.wayfare.contracts.insight.InsightEvent.RoutesCounted;
import dev.wayfare.insight.counts.model.Fact;
import dev.wayfare.insight.counts.model.RouteCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * What was sold of each route on the days that are sold on now: the store's numbers in memory, read from it when a day is first met, so
 * that the best can be told often without reading all. One thread.
 */
final class BestSold {

    private static final int DAYS_KEPT = 8;
    private static final Comparator<Route> BEST_FIRST =
            Comparator.comparingLong(Route::items).reversed().thenComparing(Route::name);

    private final CountStore store;
    private final Map<String, Day> days = new LinkedHashMap<>(DAYS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Day> eldest) {
            return size() > DAYS_KEPT;
        }
    };

    BestSold(CountStore store) {
        this.store = store;
    }

    private static final class Day {
        private final Map<String, RouteCounts> routes = new HashMap<>();
        private List<Route> told = List.of();
    }

    /** One more sale on a day; what was sold of its route then. */
    RouteCounts add(String day, Fact.Sold sold) {
        return day(day).routes
                .compute(sold.route(), (name, before) -> (before == null ? RouteCounts.NONE : before).plus(sold));
    }

    /** The best-sold of a day; empty when they are as they were told last. */
    Optional<List<Route>> takeNews(String day) {
        Day its = day(day);
        List<Route> best = best(its);
        if (best.equals(its.told)) {
            return Optional.empty();
        }
        its.told = best;
        return Optional.of(best);
    }

    private static List<Route> best(Day day) {
        PriorityQueue<Route> best = new PriorityQueue<>(RoutesCounted.KEPT + 1, BEST_FIRST.reversed());
        day.routes.forEach((name, counts) -> {
            best.add(new Route(
                    name, counts.items(), counts.units(), counts.sales().each()));
            if (best.size() > RoutesCounted.KEPT) {
                best.remove();
            }
        });
        List<Route> sorted = new ArrayList<>(best);
        sorted.sort(BEST_FIRST);
        return sorted;
    }

    private Day day(String key) {
        Day known = days.get(key);
        if (known != null) {
            return known;
        }
        Day read = new Day();
        store.allFrom(key, RouteCounts.class)
                .forEach(found -> read.routes.put(found.key().substring(key.length()), found.value()));
        days.put(key, read);
        return read;
    }
}
