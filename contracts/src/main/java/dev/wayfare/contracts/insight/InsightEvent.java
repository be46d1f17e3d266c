package dev.wayfare.contracts.insight;

import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What was counted so far, on {@code statistics}. Each says whole numbers, never differences, so that the newest of a key
 * replaces the ones before it. Keyed by what is counted and by the partition that it was counted in: the truth of a day is the
 * sum over its partitions.
 */
public sealed interface InsightEvent {

    /** Of which day, in UTC. */
    LocalDate day();

    /** What it is about: {@code RIDE}, {@code BOOKING}, {@code FLIGHT}, {@code HOTEL}, {@code CAR}, {@code PAYMENT}. */
    String kind();

    Instant at();

    /** Windows of a day that have changed. */
    record WindowsCounted(LocalDate day, String kind, List<Window> windows, Instant at) implements InsightEvent {
        public WindowsCounted {
            windows = List.copyOf(windows);
        }
    }

    /**
     * A quarter of an hour.
     *
     * @param number of the day, from 0
     * @param done completed, confirmed or paid
     * @param failed for whatever reason that was nobody's wish
     * @param cancelled by whomever
     * @param expired ended by its owner
     * @param sales one amount in each currency
     * @param refunds what was given back of sales, of whatever time
     */
    record Window(
            int number,
            long requested,
            long done,
            long failed,
            long cancelled,
            long expired,
            List<Money> sales,
            List<Money> refunds) {
        public Window {
            sales = List.copyOf(sales);
            refunds = List.copyOf(refunds);
        }
    }

    /**
     * The best-sold of a day, best first, at most {@value #KEPT}.
     *
     * @param kind of the items
     */
    record RoutesCounted(LocalDate day, String kind, List<Route> routes, Instant at) implements InsightEvent {

        /** How many of a day are told. */
        public static final int KEPT = 500;

        public RoutesCounted {
            routes = List.copyOf(routes);
        }
    }

    /**
     * Items sold of one route or place.
     *
     * @param name {@code ORD-LHR}, or a city
     * @param items how often it was booked
     * @param units seats, rooms, cars
     */
    record Route(String name, long items, long units, List<Money> sales) {
        public Route {
            sales = List.copyOf(sales);
        }
    }

    /**
     * How full it is on the day of travel.
     *
     * @param capacity of all that somebody has claimed something of on that day
     */
    record OccupancyCounted(LocalDate day, String kind, long capacity, long sold, long held, Instant at)
            implements InsightEvent {}
}
