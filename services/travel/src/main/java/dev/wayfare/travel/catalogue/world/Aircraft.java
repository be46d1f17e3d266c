package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.travel.Cabin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A type of aircraft, as it usually is fitted out.
 *
 * @param code IATA's
 * @param kmh cruising speed
 */
record Aircraft(String code, String name, int kmh, List<CabinSeats> cabins) {

    private static final int REGIONAL_KM = 900;
    private static final int NARROW_KM = 4_500;
    private static final int COLUMNS = 7;
    private static final int FIRST_CABIN = 3;
    private static final List<Cabin> CABINS =
            List.of(Cabin.ECONOMY, Cabin.PREMIUM_ECONOMY, Cabin.BUSINESS, Cabin.FIRST);
    private static final Map<String, Aircraft> KNOWN = read();

    Aircraft {
        cabins = List.copyOf(cabins);
    }

    /** One of these that we know, or what is usual for the distance. */
    static Aircraft of(List<String> codes, double km, Chance chance) {
        List<Aircraft> known =
                codes.stream().map(KNOWN::get).filter(Objects::nonNull).toList();
        return known.isEmpty() ? usual(km) : chance.oneOf(known);
    }

    private static Aircraft usual(double km) {
        String code = km < REGIONAL_KM ? "AT7" : km < NARROW_KM ? "320" : "333";
        return Objects.requireNonNull(KNOWN.get(code), code);
    }

    private static Map<String, Aircraft> read() {
        Map<String, Aircraft> known = new HashMap<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Aircraft.class.getResourceAsStream("aircraft.csv"), "aircraft.csv"),
                StandardCharsets.UTF_8))) {
            new Rows("aircraft.csv", COLUMNS, fault -> {
                        throw new IllegalStateException(fault.toString());
                    })
                    .read(in, row -> {
                        for (String code : row.getFirst().split(" ", -1)) {
                            known.put(code, new Aircraft(code, row.get(1), Integer.parseInt(row.get(2)), cabins(row)));
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("aircraft.csv cannot be read", e);
        }
        return known;
    }

    private static List<CabinSeats> cabins(List<String> row) {
        List<CabinSeats> cabins = new ArrayList<>();
        for (int i = 0; i < CABINS.size(); i++) {
            int seats = Integer.parseInt(row.get(FIRST_CABIN + i));
            if (seats > 0) {
                cabins.add(new CabinSeats(CABINS.get(i), seats, 0));
            }
        }
        return cabins;
    }
}
