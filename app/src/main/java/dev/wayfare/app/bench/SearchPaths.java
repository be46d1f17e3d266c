package dev.wayfare.app.bench;

import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What people search: eight of ten for flights, of these half on a route that is flown and half between any two airports, weighted by
 * their flights; otherwise rooms and cars; on any day of the coming year.
 */
final class SearchPaths {

    private static final int DAYS = 350;

    private SearchPaths() {}

    static List<String> of(MadeCatalogue made, int count, long seed) {
        Random random = new Random(seed);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<FlightScheduled> flights = made.events().stream()
                .filter(FlightScheduled.class::isInstance)
                .map(FlightScheduled.class::cast)
                .toList();
        List<HotelListed> hotels = made.events().stream()
                .filter(HotelListed.class::isInstance)
                .map(HotelListed.class::cast)
                .toList();
        List<String> paths = new ArrayList<>();
        while (paths.size() < count) {
            LocalDate day = today.plusDays(1 + random.nextInt(DAYS));
            int kind = random.nextInt(10);
            FlightScheduled flight = flights.get(random.nextInt(flights.size()));
            String to = kind < 4
                    ? flight.to()
                    : flights.get(random.nextInt(flights.size())).to();
            String city = hotels.get(random.nextInt(hotels.size())).airport();
            if (kind < 8 && !to.equals(flight.from())) {
                paths.add(String.format(
                        Locale.ROOT,
                        "/flights?from=%s&to=%s&date=%s&seats=%d&limit=10",
                        flight.from(),
                        to,
                        day,
                        1 + kind % 3));
            } else if (kind == 8) {
                paths.add("/hotels?city=" + city + "&checkIn=" + day + "&checkOut=" + day.plusDays(3) + "&limit=10");
            } else if (kind == 9) {
                paths.add("/cars?city=" + city + "&pickupAt=" + day + "T10:00:00Z&dropoffAt=" + day.plusDays(4)
                        + "T10:00:00Z&limit=10");
            }
        }
        return paths;
    }
}
