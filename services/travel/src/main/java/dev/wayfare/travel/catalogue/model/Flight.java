package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.FlightId;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * A flight of the timetable, with its airports and fares known.
 *
 * @param days on which it leaves: bit 0 is Monday
 * @param stem names it among all stock, see {@link StockKey}
 */
public record Flight(FlightScheduled fact, Airport from, Airport to, List<Fare> fares, int days, long stem) {

    private static final long SECONDS = 60;

    public Flight {
        fares = List.copyOf(fares);
    }

    static Flight of(FlightScheduled fact, Airport from, Airport to, List<Fare> fares) {
        int days = fact.days().chars().map(day -> 1 << (day - '1')).reduce(0, (a, b) -> a | b);
        return new Flight(
                fact, from, to, fares, days, StockKey.stem(fact.flight().value()));
    }

    /** Whether it leaves on this day of the calendar at its airport. */
    public boolean leavesOn(LocalDate day) {
        return (days >> (day.getDayOfWeek().getValue() - 1) & 1) == 1
                && fact.season().contains(day);
    }

    /** When it leaves: a time that the clock skips is moved by what was skipped. */
    public ZonedDateTime departure(LocalDate day) {
        return day.atTime(fact.departsMinute() / 60, fact.departsMinute() % 60).atZone(from.zone());
    }

    /** When it arrives, at the clock of where it arrives; the day may be another one, also the one before. */
    public ZonedDateTime arrival(LocalDate day) {
        return departure(day).plusSeconds(fact.blockMinutes() * SECONDS).withZoneSameInstant(to.zone());
    }

    public FlightId on(LocalDate day) {
        return FlightId.of(fact.flight(), day);
    }

    /** The key of its seats in this cabin on a day: our own, or their supplier's. */
    public String stock(LocalDate day, Cabin cabin) {
        SuppliedStock supplied = fact.supplied();
        return supplied == null
                ? new StockResource.Seats(on(day), cabin).text()
                : supplied.part(day.toString()).part(cabin.name()).text();
    }

    /** The seats of a cabin; empty where it has no such cabin. */
    public Optional<CabinSeats> seats(Cabin cabin) {
        for (CabinSeats one : fact.cabins()) {
            if (one.cabin() == cabin) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
