package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Airport;
import dev.wayfare.travel.catalogue.model.Flight;
import dev.wayfare.travel.catalogue.model.StockKey;
import dev.wayfare.travel.catalogue.model.Timetable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds journeys: direct, and with one change of planes where there is time for it and the way is not absurd. The work is
 * bounded by the flights out of the first airport and into the last. Nothing of the timetable is written out by dates. Thread-safe.
 */
public final class FlightSearch {

    /** Between planes within one country; otherwise there is a border on the way. */
    static final int CONNECTION_DOMESTIC_MIN = 45;

    static final int CONNECTION_BORDER_MIN = 75;
    static final int LONGEST_WAIT_MIN = 600;

    private static final double LONGEST_DETOUR = 1.5;
    private static final double SHORT_DETOUR_KM = 800;
    private static final long MINUTE_S = 60;

    private final Timetable timetable;
    private final Stock stock;

    public FlightSearch(Timetable timetable, Stock stock) {
        this.timetable = timetable;
        this.stock = stock;
    }

    /**
     * Searches.
     *
     * @param nowMin minutes since the epoch; what has left is not found
     * @param today prices depend on it
     */
    public Found<Journey> find(FlightQuery query, Paging paging, long nowMin, LocalDate today) {
        Best<Journey> best = new Best<>(Journey::rank, paging.after(), paging.limit());
        for (Airport from : query.from()) {
            for (Airport to : query.to()) {
                direct(query, from, to, nowMin, today, best);
                if (query.maxStops() > 0) {
                    for (Airport change : timetable.changes(from, to)) {
                        if (isOnTheWay(query, from, change, to)) {
                            connecting(query, from, change, to, nowMin, today, best);
                        }
                    }
                }
            }
        }
        return best.found();
    }

    private static boolean isOnTheWay(FlightQuery query, Airport from, Airport change, Airport to) {
        if (query.from().contains(change) || query.to().contains(change)) {
            return false;
        }
        double straight = from.kmTo(to);
        return from.kmTo(change) + change.kmTo(to) <= Math.max(straight * LONGEST_DETOUR, straight + SHORT_DETOUR_KM);
    }

    private void direct(FlightQuery query, Airport from, Airport to, long nowMin, LocalDate today, Best<Journey> best) {
        for (Departure leg : departures(query, from, to, query.date(), today)) {
            offer(query, List.of(leg), nowMin, best);
        }
    }

    private void connecting(
            FlightQuery query,
            Airport from,
            Airport change,
            Airport to,
            long nowMin,
            LocalDate today,
            Best<Journey> best) {
        List<Departure> firsts = departures(query, from, change, query.date(), today);
        if (firsts.isEmpty()) {
            return;
        }
        int least = from.isInCountryOf(change) && change.isInCountryOf(to)
                ? CONNECTION_DOMESTIC_MIN
                : CONNECTION_BORDER_MIN;
        List<Departure> seconds = new ArrayList<>();
        for (LocalDate day : daysAfter(firsts, least, change)) {
            seconds.addAll(departures(query, change, to, day, today));
        }
        for (Departure first : firsts) {
            for (Departure second : seconds) {
                long wait = second.departsMin() - first.arrivesMin();
                if (wait >= least && wait <= LONGEST_WAIT_MIN && isOneCurrency(first, second)) {
                    offer(query, List.of(first, second), nowMin, best);
                }
            }
        }
    }

    /** Days, at the clock of the airport, on which a second leg may leave; across the date line that is the day before. */
    private static List<LocalDate> daysAfter(List<Departure> firsts, int leastMin, Airport change) {
        LongSummaryStatistics arrivals =
                firsts.stream().mapToLong(Departure::arrivesMin).summaryStatistics();
        LocalDate earliest = day(arrivals.getMin() + leastMin, change);
        LocalDate latest = day(arrivals.getMax() + LONGEST_WAIT_MIN, change);
        return earliest.datesUntil(latest.plusDays(1)).toList();
    }

    private static LocalDate day(long epochMin, Airport at) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(epochMin * MINUTE_S), at.zone());
    }

    private static boolean isOneCurrency(Departure first, Departure second) {
        return first.price().currency().equals(second.price().currency());
    }

    private static void offer(FlightQuery query, List<Departure> legs, long nowMin, Best<Journey> best) {
        int minute = legs.getFirst().flight().fact().departsMinute();
        long departs = legs.getFirst().departsMin();
        long arrives = legs.getLast().arrivesMin();
        long price = 0;
        for (Departure leg : legs) {
            price += leg.price().amountMinor();
        }
        if (departs <= nowMin
                || minute < query.departAfterMin()
                || minute > query.departBeforeMin()
                || arrives - departs > query.maxDurationMin()
                || price > query.maxPriceMinor()) {
            return;
        }
        long asked = query.order().of(price, departs, arrives);
        if (best.mayTake(asked, price, arrives - departs)) {
            best.offer(Journey.of(legs, asked, price, arrives - departs));
        }
    }

    private List<Departure> departures(FlightQuery query, Airport from, Airport to, LocalDate day, LocalDate today) {
        List<Departure> found = new ArrayList<>();
        for (Flight flight : timetable.between(from, to)) {
            if (flight.leavesOn(day)) {
                departure(query, flight, day, today).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Departure> departure(FlightQuery query, Flight flight, LocalDate day, LocalDate today) {
        CabinSeats seats = flight.seats(query.cabin()).orElse(null);
        Fare fare = fareOf(flight.fares(), query.fare());
        if (seats == null || fare == null) {
            return Optional.empty();
        }
        long key = StockKey.seats(flight.stem(), day, query.cabin());
        Stock.Level level = stock.level(day, key, key, seats.seats() + seats.allowance());
        if (level.free() < query.seats()) {
            return Optional.empty();
        }
        Money price = price(flight, query, fare, day, today, level);
        ZonedDateTime departs = flight.departure(day);
        long departsMin = departs.toEpochSecond() / MINUTE_S;
        return Optional.of(new Departure(
                flight,
                day,
                query.cabin(),
                fare,
                departsMin,
                departsMin + flight.fact().blockMinutes(),
                level,
                price));
    }

    private static Money price(
            Flight flight, FlightQuery query, Fare fare, LocalDate day, LocalDate today, Stock.Level level) {
        Money one = Prices.seat(flight.fact().base(), query.cabin(), fare, day, today, level);
        return new Money(one.amountMinor() * query.seats(), one.currency());
    }

    /** All fares of a leg that was found. */
    public static List<Offer> offers(FlightQuery query, Departure leg, LocalDate today) {
        return Offer.of(leg.flight().fares(), fare -> price(leg.flight(), query, fare, leg.day(), today, leg.level()));
    }

    /** The fare of this family, or the cheapest; null where there is none of this family. */
    static @Nullable Fare fareOf(List<Fare> fares, @Nullable String family) {
        Fare best = null;
        for (Fare fare : fares) {
            boolean wanted = family == null || fare.rules().family().equalsIgnoreCase(family);
            if (wanted && (best == null || fare.priceBasisPoints() < best.priceBasisPoints())) {
                best = fare;
            }
        }
        return best;
    }
}
