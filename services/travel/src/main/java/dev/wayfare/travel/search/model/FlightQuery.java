package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.travel.catalogue.model.Airport;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a traveller looks for.
 *
 * @param from one airport, or those of a city; as {@code to}
 * @param date of departure, at the clock of where it leaves
 * @param fare a family; null = the cheapest of each flight
 * @param maxStops 0 or 1
 * @param departAfterMin earliest departure, minutes of the day; as {@code departBeforeMin}, both included
 * @param maxPriceMinor for all seats
 * @param maxDurationMin from gate to gate, with the wait between
 */
public record FlightQuery(
        List<Airport> from,
        List<Airport> to,
        LocalDate date,
        int seats,
        Cabin cabin,
        @Nullable String fare,
        int maxStops,
        int departAfterMin,
        int departBeforeMin,
        long maxPriceMinor,
        int maxDurationMin,
        Order order) {

    public FlightQuery {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** What comes first; among equals the cheaper, then the quicker. */
    public enum Order {
        PRICE,
        DURATION,
        DEPARTURE,
        ARRIVAL;

        long of(long price, long departsMin, long arrivesMin) {
            return switch (this) {
                case PRICE -> price;
                case DURATION -> arrivesMin - departsMin;
                case DEPARTURE -> departsMin;
                case ARRIVAL -> arrivesMin;
            };
        }
    }
}
