package dev.wayfare.travel.catalogue.model;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/** Cities by what people write: case, accents and blanks do not matter, and the busiest of a name is meant. Immutable. */
public final class Cities {

    private static final int SUGGESTED = 3;

    private final Map<String, Airport> airports;
    private final Map<String, City> ofAirport = new HashMap<>();
    private final NavigableMap<String, List<City>> byName = new TreeMap<>();

    Cities(Collection<Airport> all, ToIntFunction<Airport> flights) {
        Map<String, Airport> byCode = new HashMap<>();
        Map<String, List<Airport>> grouped = new LinkedHashMap<>();
        all.stream().sorted(Comparator.comparing(Airport::code)).forEach(airport -> {
            byCode.put(airport.code(), airport);
            grouped.computeIfAbsent(folded(airport.city()) + ',' + folded(airport.country()), key -> new ArrayList<>())
                    .add(airport);
        });
        airports = Map.copyOf(byCode);
        grouped.values().forEach(of -> add(of, flights));
        byName.values()
                .forEach(
                        same -> same.sort(Comparator.comparingInt(City::flights).reversed()));
    }

    private void add(List<Airport> of, ToIntFunction<Airport> flights) {
        Airport first = of.getFirst();
        City city = new City(
                first.city(), first.country(), of, of.stream().mapToInt(flights).sum());
        of.forEach(airport -> ofAirport.put(airport.code(), city));
        byName.computeIfAbsent(folded(first.city()), name -> new ArrayList<>()).add(city);
    }

    public Optional<Airport> airport(String code) {
        return Optional.ofNullable(airports.get(code));
    }

    /** The airports that a traveller may mean: the one of a code, or all of a city. */
    public List<Airport> airports(String text) {
        Airport one = airports.get(text.strip().toUpperCase(Locale.ROOT));
        return one != null ? List.of(one) : named(text).map(City::airports).orElse(List.of());
    }

    /** The city of this name ({@code Paris}, {@code Paris, France}) or with this airport ({@code CDG}). */
    public Optional<City> city(String text) {
        City ofCode = ofAirport.get(text.strip().toUpperCase(Locale.ROOT));
        return ofCode != null ? Optional.of(ofCode) : named(text);
    }

    /** The city that an airport serves. */
    public Optional<City> of(Airport airport) {
        return Optional.ofNullable(ofAirport.get(airport.code()));
    }

    private Optional<City> named(String text) {
        int comma = text.lastIndexOf(',');
        if (comma > 0) {
            String country = folded(text.substring(comma + 1));
            return byName.getOrDefault(folded(text.substring(0, comma)), List.of()).stream()
                    .filter(city -> folded(city.country()).equals(country))
                    .findFirst();
        }
        return byName.getOrDefault(folded(text), List.of()).stream().findFirst();
    }

    /** Names that begin like this, busiest first: what somebody may have meant. */
    public List<City> like(String text, int most) {
        String start = folded(text);
        return byName.subMap(start, start + Character.MAX_VALUE).values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(City::flights).reversed().thenComparing(City::name))
                .limit(most)
                .toList();
    }

    /** A few names for a message to somebody who wrote a name that is none. */
    public String suggested(String text) {
        String start = folded(text);
        List<City> found = List.of();
        for (int length = start.length(); length > 0 && found.isEmpty(); length--) {
            found = like(start.substring(0, length), SUGGESTED);
        }
        return found.isEmpty()
                ? ""
                : "; did you mean "
                        + String.join(", ", found.stream().map(City::name).toList()) + "?";
    }

    private static String folded(String text) {
        String plain = Normalizer.normalize(text.strip(), Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
        return plain.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
