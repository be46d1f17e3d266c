package dev.wayfare.travel.catalogue.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Flights by where they leave from and go to. A schedule is kept once, whatever the number of its days; which airports can be
 * reached, and from which, are sorted arrays, so that the places to change planes at are found by walking along two of them.
 * Immutable.
 */
public final class Timetable {

    private static final int[] NOWHERE = {};

    private final Map<String, Integer> numbers = new HashMap<>();
    private final Airport[] airports;
    private final Flight[][] departures;
    private final int[][] destinations;
    private final int[][] firsts;
    private final int[][] origins;

    Timetable(Collection<Flight> flights) {
        List<Airport> served = new ArrayList<>();
        Map<String, List<Flight>> byOrigin = new HashMap<>();
        for (Flight flight : flights) {
            byOrigin.computeIfAbsent(flight.from().code(), code -> new ArrayList<>())
                    .add(flight);
            for (Airport airport : List.of(flight.from(), flight.to())) {
                if (numbers.putIfAbsent(airport.code(), served.size()) == null) {
                    served.add(airport);
                }
            }
        }
        airports = served.toArray(Airport[]::new);
        departures = new Flight[airports.length][];
        destinations = new int[airports.length][];
        firsts = new int[airports.length][];
        for (int i = 0; i < airports.length; i++) {
            index(i, byOrigin.getOrDefault(airports[i].code(), List.of()));
        }
        origins = turned(destinations);
    }

    private void index(int origin, List<Flight> flights) {
        Flight[] sorted = flights.toArray(Flight[]::new);
        Arrays.sort(
                sorted,
                Comparator.<Flight>comparingInt(flight -> number(flight.to()))
                        .thenComparingInt(flight -> flight.fact().departsMinute())
                        .thenComparing(flight -> flight.fact().flight().value()));
        int[] to = new int[sorted.length];
        int[] first = new int[sorted.length + 1];
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            int number = number(sorted[i].to());
            if (count == 0 || to[count - 1] != number) {
                to[count] = number;
                first[count++] = i;
            }
        }
        first[count] = sorted.length;
        departures[origin] = sorted;
        destinations[origin] = Arrays.copyOf(to, count);
        firsts[origin] = Arrays.copyOf(first, count + 1);
    }

    private static int[][] turned(int[][] destinations) {
        int[] counts = new int[destinations.length];
        for (int[] to : destinations) {
            for (int destination : to) {
                counts[destination]++;
            }
        }
        int[][] origins = new int[destinations.length][];
        Arrays.setAll(origins, i -> new int[counts[i]]);
        int[] filled = new int[destinations.length];
        for (int origin = 0; origin < destinations.length; origin++) {
            for (int destination : destinations[origin]) {
                origins[destination][filled[destination]++] = origin;
            }
        }
        return origins;
    }

    private int number(Airport airport) {
        return numbers.getOrDefault(airport.code(), -1);
    }

    /** Flights from here to there, by time of departure. */
    public List<Flight> between(Airport from, Airport to) {
        int origin = number(from);
        int destination = number(to);
        if (origin < 0 || destination < 0) {
            return List.of();
        }
        int at = Arrays.binarySearch(destinations[origin], destination);
        if (at < 0) {
            return List.of();
        }
        Flight[] all = departures[origin];
        return Arrays.asList(all).subList(firsts[origin][at], firsts[origin][at + 1]);
    }

    /** Where one can change planes on the way: reached from the one, with flights to the other. */
    public List<Airport> changes(Airport from, Airport to) {
        int[] reached = number(from) < 0 ? NOWHERE : destinations[number(from)];
        int[] leading = number(to) < 0 ? NOWHERE : origins[number(to)];
        List<Airport> both = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < reached.length && j < leading.length) {
            if (reached[i] == leading[j]) {
                both.add(airports[reached[i]]);
                i++;
                j++;
            } else if (reached[i] < leading[j]) {
                i++;
            } else {
                j++;
            }
        }
        return both;
    }

    /** How many flights leave from here. */
    public int flightsFrom(Airport airport) {
        int origin = number(airport);
        return origin < 0 ? 0 : departures[origin].length;
    }
}
