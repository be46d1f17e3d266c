package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Flight;
import dev.wayfare.travel.catalogue.model.StockKey;
import dev.wayfare.travel.search.model.Priced.Fault;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Prices seats. */
record SeatPricing(Pricing pricing) {

    Priced price(int number, ItemRequest asked) {
        FlightId id = asked.flightId();
        if (id == null) {
            return Pricing.missing("flightId");
        }
        Flight flight = pricing.catalogue().find(id.schedule()).orElse(null);
        if (flight == null) {
            return new Fault("flight-unknown", "flightId", "is " + id + ", which is no flight on offer; search again");
        }
        int seats = asked.seats() == null ? 1 : asked.seats();
        Optional<Fault> fault = departureFault(flight, id.date()).or(() -> Pricing.unitsFault("seats", seats));
        return fault.isPresent() ? fault.get() : inCabin(number, asked, flight, id, seats);
    }

    private Optional<Fault> departureFault(Flight flight, LocalDate day) {
        Optional<Fault> fault = pricing.dayFault("flightId", day, flight.from().zone());
        if (fault.isPresent()) {
            return fault;
        }
        String name = flight.fact().designator() + " on " + day;
        if (!flight.leavesOn(day)) {
            return Optional.of(new Fault(
                    "flight-not-operating",
                    "flightId",
                    "names " + name + ", a day on which it does not leave; search again"));
        }
        return flight.departure(day).toInstant().isAfter(pricing.now())
                ? Optional.empty()
                : Optional.of(new Fault(
                        "date-past", "flightId", "names " + name + ", which has left; search for a later one"));
    }

    private Priced inCabin(int number, ItemRequest asked, Flight flight, FlightId id, int seats) {
        Cabin cabin = asked.cabin() == null ? Cabin.ECONOMY : asked.cabin();
        CabinSeats its = flight.seats(cabin).orElse(null);
        if (its == null) {
            List<Cabin> there =
                    flight.fact().cabins().stream().map(CabinSeats::cabin).toList();
            return new Fault("cabin-unknown", "cabin", "is " + cabin + ", which this flight has not; it has " + there);
        }
        Fare fare = FlightSearch.fareOf(flight.fares(), asked.fare());
        if (fare == null) {
            return Pricing.unknownFare(asked.fare(), flight.fares());
        }
        LocalDate day = id.date();
        ZoneId zone = flight.from().zone();
        long key = StockKey.seats(flight.stem(), day, cabin);
        Stock.Level level = pricing.stock().level(day, key, key, its.seats() + its.allowance());
        Money one = Prices.seat(flight.fact().base(), cabin, fare, day, pricing.today(zone), level);
        BookingItem item = new BookingItem(
                number,
                ItemKind.FLIGHT,
                flight.stock(day, cabin),
                seats,
                List.of(),
                title(flight, day, cabin, seats),
                flight.from().code() + "-" + flight.to().code(),
                flight.departure(day).toInstant(),
                flight.arrival(day).toInstant(),
                fare.rules(),
                new Money(one.amountMinor() * seats, one.currency()),
                asked);
        return new Priced.Item(item, level.free());
    }

    private static String title(Flight flight, LocalDate day, Cabin cabin, int seats) {
        return flight.fact().designator() + " " + flight.from().code() + "–"
                + flight.to().code() + ", " + Pricing.written(day) + ", " + Pricing.words(cabin.name()) + " × " + seats;
    }
}
