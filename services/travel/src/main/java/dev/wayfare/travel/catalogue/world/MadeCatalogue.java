package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A catalogue made of files. The same files and seed make the same facts.
 *
 * @param events facts in a stable order: fares and airports first
 * @param rows routes that were read
 * @param faults rows that could not be used
 * @param zonesGuessed airports whose time zone the files do not tell; they keep that of their nearest neighbour
 */
public record MadeCatalogue(
        String source, List<CatalogueEvent> events, int rows, List<RowFault> faults, int zonesGuessed) {

    /** The source of what an import of OpenFlights says. */
    public static final String OPENFLIGHTS = "openflights";

    /** The source of what the platform brings along. */
    public static final String OWN = "own";

    private static final String OWN_FOLDER = "own/";
    private static final long OWN_SEED = 7;

    public MadeCatalogue {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
    }

    /** What the platform brings along: a few dozen airports, airlines that do not exist, hotels and cars, some of them a supplier's. */
    public static MadeCatalogue own() {
        try {
            return make(MadeCatalogue::ownFile, OWN, OWN_SEED, "USD");
        } catch (IOException e) {
            throw new UncheckedIOException("our own catalogue cannot be read", e);
        }
    }

    private static BufferedReader ownFile(String name) {
        InputStream in =
                Objects.requireNonNull(MadeCatalogue.class.getResourceAsStream(OWN_FOLDER + name), OWN_FOLDER + name);
        return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    /**
     * A catalogue of OpenFlights' files.
     *
     * @param folder with {@code airports.dat}, {@code airlines.dat} and {@code routes.dat}
     * @throws IllegalArgumentException when one of them is not there, or the currency is none
     * @throws UncheckedIOException when one cannot be read
     */
    public static MadeCatalogue ofOpenFlights(Path folder, long seed, String currency) {
        requireReadable(folder, currency);
        try {
            return make(name -> open(folder.resolve(name)), OPENFLIGHTS, seed, currency);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read OpenFlights' files in " + folder, e);
        }
    }

    /**
     * Looks whether an import can begin.
     *
     * @throws IllegalArgumentException when a file is not there, or the currency is none
     */
    public static void requireReadable(Path folder, String currency) {
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(one -> one.getCurrencyCode().equals(currency))) {
            throw new IllegalArgumentException("'" + currency + "' is no currency; use a code such as USD");
        }
        for (String name : List.of("airports.dat", "airlines.dat", "routes.dat")) {
            if (!Files.isReadable(folder.resolve(name))) {
                throw new IllegalArgumentException(
                        "there is no " + name + " in " + folder
                                + " that can be read; name the folder with OpenFlights' airports.dat, airlines.dat, routes.dat");
            }
        }
    }

    /** What is no UTF-8 becomes a mark, and the row is used: a broken letter in a name is no reason to lose an airport. */
    private static BufferedReader open(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8));
    }

    static MadeCatalogue make(WorldFiles.Source files, String source, long seed, String currency) throws IOException {
        World world = WorldFiles.read(files);
        Chance chance = Chance.of(seed);
        List<FlightScheduled> flights = new Schedules(world, chance, source, currency).flights();
        Map<String, Integer> leaving = new HashMap<>();
        flights.forEach(flight -> {
            leaving.merge(flight.from(), 1, Integer::sum);
            leaving.merge(flight.to(), 0, Integer::sum);
        });
        List<World.Place> served = world.airports().stream()
                .filter(place -> leaving.containsKey(place.code()))
                .sorted(Comparator.comparing(World.Place::code))
                .toList();
        List<CatalogueEvent> events = new ArrayList<>(Tariffs.listed(source));
        served.forEach(place -> events.add(listed(place, source)));
        events.addAll(flights);
        lodgings(served, leaving, new Lodgings(chance, source, currency), events);
        CarHire hire = new CarHire(chance, source, currency);
        served.forEach(place -> events.addAll(hire.at(place, leaving.getOrDefault(place.code(), 0))));
        events.addAll(Partners.of(source).listed(served, currency));
        return new MadeCatalogue(source, events, world.routes().size(), world.faults(), world.zonesGuessed());
    }

    private static void lodgings(
            List<World.Place> served, Map<String, Integer> leaving, Lodgings lodgings, List<CatalogueEvent> events) {
        Map<String, List<World.Place>> cities = new LinkedHashMap<>();
        served.forEach(place -> cities.computeIfAbsent(place.city() + "|" + place.country(), key -> new ArrayList<>())
                .add(place));
        cities.values().forEach(airports -> {
            World.Place busiest = airports.stream()
                    .max(Comparator.comparingInt(place -> leaving.getOrDefault(place.code(), 0)))
                    .orElseThrow();
            int flights = airports.stream()
                    .mapToInt(place -> leaving.getOrDefault(place.code(), 0))
                    .sum();
            events.addAll(lodgings.of(busiest, flights));
        });
    }

    private static AirportListed listed(World.Place place, String source) {
        return new AirportListed(
                place.code(),
                place.name(),
                place.city(),
                place.country(),
                place.position(),
                place.zone().getId(),
                source);
    }
}
