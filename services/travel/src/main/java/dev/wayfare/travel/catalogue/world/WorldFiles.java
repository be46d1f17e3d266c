package dev.wayfare.travel.catalogue.world;

import dev.wayfare.kernel.GeoPoint;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code airports.dat}, {@code airlines.dat} and {@code routes.dat} in the form of OpenFlights. Airports without an IATA
 * code are passed over: nobody can name them.
 */
final class WorldFiles {

    /** Opens a file of this name. */
    interface Source {
        BufferedReader open(String name) throws IOException;
    }

    private static final Pattern AIRPORT = Pattern.compile("[A-Z]{3}");
    private static final Pattern AIRCRAFT = Pattern.compile("[A-Z0-9]{3}");
    private static final Pattern AIRLINE = Pattern.compile("[A-Z0-9]{2,3}");
    private static final int AIRPORT_COLUMNS = 14;
    private static final int AIRLINE_COLUMNS = 8;
    private static final int ROUTE_COLUMNS = 9;

    private final Map<String, World.Place> airports = new LinkedHashMap<>();
    private final Map<String, World.Place> zoneless = new LinkedHashMap<>();
    private final Map<String, String> airlines = new HashMap<>();
    private final Map<String, World.Route> routes = new LinkedHashMap<>();
    private final Set<String> nameless = new HashSet<>();
    private final List<RowFault> faults = new ArrayList<>();

    private WorldFiles() {}

    static World read(Source source) throws IOException {
        WorldFiles files = new WorldFiles();
        files.read(source, "airports.dat", AIRPORT_COLUMNS, files::airport);
        files.zonesOfNeighbours();
        files.read(source, "airlines.dat", AIRLINE_COLUMNS, files::airline);
        files.read(source, "routes.dat", ROUTE_COLUMNS, files::route);
        return new World(
                List.copyOf(files.airports.values()),
                files.airlines,
                List.copyOf(files.routes.values()),
                files.faults,
                files.zoneless.size());
    }

    private void read(Source source, String name, int columns, Rows.Taker taker) throws IOException {
        try (BufferedReader in = source.open(name)) {
            new Rows(name, columns, faults::add).read(in, taker);
        }
    }

    private void airport(List<String> row) {
        String code = row.get(4);
        if (code.isEmpty()) {
            nameless.add(row.get(5));
            return;
        }
        require(AIRPORT.matcher(code).matches(), "has the IATA code '" + code + "'; it must be three letters A–Z");
        require(!airports.containsKey(code) && !zoneless.containsKey(code), "lists the airport " + code + " again");
        String city = row.get(2).isEmpty() ? row.get(1) : row.get(2);
        require(!city.isEmpty() && !row.get(3).isEmpty(), "has no city or no country");
        GeoPoint position = new GeoPoint(degrees(row.get(6)), degrees(row.get(7)));
        ZoneId zone = zone(row.get(11));
        if (zone != null) {
            airports.put(code, new World.Place(code, row.get(1), city, row.get(3), position, zone));
        } else {
            ZoneId none = ZoneOffset.UTC;
            zoneless.put(code, new World.Place(code, row.get(1), city, row.get(3), position, none));
        }
    }

    private static @Nullable ZoneId zone(String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("has the time zone '" + text + "', which is none", e);
        }
    }

    /** An airport whose zone is not told keeps the time of the nearest one of its country whose zone is. */
    private void zonesOfNeighbours() {
        List<World.Place> known = List.copyOf(airports.values());
        Map<String, List<World.Place>> byCountry = known.stream().collect(Collectors.groupingBy(World.Place::country));
        zoneless.values().forEach(place -> byCountry.getOrDefault(place.country(), known).stream()
                .min(Comparator.comparingDouble(other -> other.position().distanceM(place.position())))
                .ifPresent(nearest -> airports.put(
                        place.code(),
                        new World.Place(
                                place.code(),
                                place.name(),
                                place.city(),
                                place.country(),
                                place.position(),
                                nearest.zone()))));
    }

    private void airline(List<String> row) {
        String code = row.get(3);
        if (AIRLINE.matcher(code).matches() && !row.get(1).isEmpty()) {
            boolean active = row.get(7).equalsIgnoreCase("Y");
            if (active) {
                airlines.put(code, row.get(1));
            } else {
                airlines.putIfAbsent(code, row.get(1));
            }
        }
    }

    private void route(List<String> row) {
        String airline = row.get(0);
        require(
                AIRLINE.matcher(airline).matches(),
                "has the airline code '" + airline + "'; it must be two or three letters and digits");
        String from = known(row.get(2));
        String to = known(row.get(4));
        require(!from.equals(to), "leads from " + from + " to itself");
        World.Route route =
                new World.Route(airline, from, to, row.get(6).equals("Y"), stops(row.get(7)), equipment(row.get(8)));
        require(routes.putIfAbsent(route.name(), route) == null, "repeats the route " + route.name());
    }

    private String known(String code) {
        if (airports.containsKey(code)) {
            return code;
        }
        throw new IllegalArgumentException(
                nameless.contains(code)
                        ? "names the airport " + code + ", which has no IATA code"
                        : "names the airport '" + code + "', which airports.dat does not list");
    }

    private static int stops(String text) {
        try {
            int stops = Integer.parseInt(text);
            if (stops >= 0 && stops <= 5) {
                return stops;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has '" + text + "' stops; it must be a whole number, 0 to 5", e);
        }
        throw new IllegalArgumentException("has " + text + " stops; it must be 0 to 5");
    }

    private static List<String> equipment(String text) {
        return Arrays.stream(text.split(" "))
                .filter(code -> AIRCRAFT.matcher(code).matches())
                .toList();
    }

    private static double degrees(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has the degrees '" + text + "', which are no number", e);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
