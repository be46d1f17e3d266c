package dev.wayfare.insight.counts.model;

import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.Traveller;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Trips to London under test: two seats, and a hotel for two nights. */
public final class Trips {

    public static final UserId TRAVELLER = new UserId(Ids.derive("user", "traveller"));
    public static final Money FLIGHT_PRICE = new Money(60_000, "USD");
    public static final Money HOTEL_PRICE = new Money(30_000, "USD");
    public static final Money TOTAL = FLIGHT_PRICE.plus(HOTEL_PRICE);

    private static final LocalDate DAY = LocalDate.parse("2026-12-24");
    private static final FareRules RULES = new FareRules("FLEX", List.of(), true, null);

    private Trips() {}

    public static BookingId booking(String name) {
        return new BookingId(Ids.derive("booking", name));
    }

    public static BookingEvent.BookingRequested requested(String name, Instant at) {
        FlightId flight = FlightId.of(ScheduleId.derive("WF", "101"), DAY);
        HotelId hotel = new HotelId(Ids.derive("hotel", "h"));
        BookingItem seats = new BookingItem(
                1,
                ItemKind.FLIGHT,
                "flight:" + flight + ":" + DAY + ":ECONOMY",
                2,
                List.of(),
                "WF 101 ORD–LHR",
                "ORD-LHR",
                at,
                at,
                RULES,
                FLIGHT_PRICE,
                ItemRequest.flight(flight, Cabin.ECONOMY, 2, null));
        BookingItem room = new BookingItem(
                2,
                ItemKind.HOTEL,
                "room:" + hotel + ":DOUBLE",
                1,
                List.of("2026-12-24", "2026-12-25"),
                "The Ship, double",
                "London",
                at,
                at,
                RULES,
                HOTEL_PRICE,
                ItemRequest.hotel(hotel, "DOUBLE", DAY, DAY.plusDays(2), 1, null));
        return new BookingEvent.BookingRequested(
                booking(name),
                TRAVELLER,
                List.of(new Traveller("Ann", null)),
                List.of(seats, room),
                TOTAL,
                "tok_ok",
                false,
                600,
                null,
                at);
    }

    public static BookingEvent.BookingConfirmed confirmed(Instant at) {
        return new BookingEvent.BookingConfirmed(TRAVELLER, TOTAL, at);
    }

    public static BookingEvent.BookingCancelled cancelled(boolean wasConfirmed, Money refund, Instant at) {
        return new BookingEvent.BookingCancelled(
                TRAVELLER, wasConfirmed, List.of(1, 2), refund, null, CancelledBy.TRAVELLER, "t", null, at);
    }

    public static BookingEvent.ItemsCancelled itemCancelled(int item, Money refund, Instant at) {
        return new BookingEvent.ItemsCancelled(
                TRAVELLER, List.of(item), refund, "refund", CancelledBy.TRAVELLER, "t", null, at);
    }
}
