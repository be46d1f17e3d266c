package dev.wayfare.travel.booking.model;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.ClaimAnswered;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.FareRules.RefundStep;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.travel.Traveller;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Bookings, and what others say to them, for tests. */
public final class SampleBookings {

    public static final Instant T0 = Instant.parse("2026-11-25T12:00:00Z");
    public static final LocalDate DAY = LocalDate.parse("2026-12-24");
    public static final BookingId BOOKING = booking("one");
    public static final UserId TRAVELLER = new UserId(Ids.derive("user", "traveller"));
    public static final UserId STRANGER = new UserId(Ids.derive("user", "stranger"));
    public static final FareRules BASIC = new FareRules("BASIC", List.of(), false, null);
    public static final FareRules FLEX = new FareRules(
            "FLEX", List.of(new RefundStep(7 * 86_400, 10_000), new RefundStep(86_400, 5_000)), true, 86_400);

    private SampleBookings() {}

    public static BookingId booking(String name) {
        return new BookingId(Ids.derive(BookingId.PREFIX, name));
    }

    public static StockResource flight(String number) {
        return new StockResource.Seats(FlightId.of(ScheduleId.derive(number), DAY), Cabin.ECONOMY);
    }

    public static StockResource hotel(String name) {
        return new StockResource.Rooms(new HotelId(Ids.derive(HotelId.PREFIX, name)), "DOUBLE");
    }

    /** One seat for 100.00. */
    public static BookingItem seat(int number, String flight, FareRules rules) {
        StockResource.Seats seats = (StockResource.Seats) flight(flight);
        Instant departs = DAY.atTime(8, 0).toInstant(ZoneOffset.UTC);
        return new BookingItem(
                number,
                ItemKind.FLIGHT,
                seats.text(),
                1,
                List.of(),
                flight + " economy × 1",
                "ORD-LHR",
                departs,
                departs.plusSeconds(8 * 3_600),
                rules,
                new Money(10_000, "USD"),
                ItemRequest.flight(seats.flight(), Cabin.ECONOMY, 1, null));
    }

    /** One room for 90.00 a night, from {@link #DAY} on. */
    public static BookingItem stay(int number, String hotel, int nights, FareRules rules) {
        StockResource.Rooms rooms = (StockResource.Rooms) hotel(hotel);
        return new BookingItem(
                number,
                ItemKind.HOTEL,
                rooms.text(),
                1,
                IntStream.range(0, nights)
                        .mapToObj(night -> DAY.plusDays(night).toString())
                        .toList(),
                hotel + " double × " + nights + " nights",
                "London",
                DAY.atTime(15, 0).toInstant(ZoneOffset.UTC),
                DAY.plusDays(nights).atTime(11, 0).toInstant(ZoneOffset.UTC),
                rules,
                new Money(9_000L * nights, "USD"),
                ItemRequest.hotel(rooms.hotel(), "DOUBLE", DAY, DAY.plusDays(nights), 1, null));
    }

    /** Seats on so many flights. */
    public static List<BookingItem> seats(int count, FareRules rules) {
        List<BookingItem> items = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            items.add(seat(i, "WF" + i, rules));
        }
        return items;
    }

    public static Create create(BookingItem... items) {
        return create(BOOKING, List.of(items), false);
    }

    public static Create create(BookingId booking, List<BookingItem> items, boolean payLater) {
        Money total = items.stream().map(BookingItem::price).reduce(Money::plus).orElse(Money.zero("USD"));
        return new Create(
                booking,
                TRAVELLER,
                List.of(new Traveller("Ada Example", null)),
                items,
                total,
                "tok_ok",
                payLater,
                null,
                null);
    }

    /** Two seats with flexible fares. */
    public static Create twoSeats() {
        return create(seat(1, "WF1", FLEX), seat(2, "WF2", FLEX));
    }

    public static Create payLater() {
        return create(BOOKING, seats(2, FLEX), true);
    }

    public static ClaimId claim(int item, int attempt) {
        return new ClaimId(
                Ids.derive(ClaimId.PREFIX, BOOKING.value(), Integer.toString(item), Integer.toString(attempt)));
    }

    public static ClaimAnswered held(int item, int attempt, Instant expiresAt) {
        return new ClaimAnswered(new ClaimOutcome.Held(
                flight("WF" + item).text(),
                claim(item, attempt),
                BOOKING.value(),
                1,
                List.of(),
                expiresAt,
                null,
                expiresAt.minusSeconds(600)));
    }

    public static ClaimAnswered refused(int item, int attempt, ClaimRefusal reason) {
        return new ClaimAnswered(new ClaimOutcome.HoldRefused(
                flight("WF" + item).text(), claim(item, attempt), BOOKING.value(), reason));
    }

    public static ClaimAnswered confirmed(int item, int attempt, Instant at) {
        return new ClaimAnswered(
                new ClaimOutcome.Confirmed(flight("WF" + item).text(), claim(item, attempt), BOOKING.value(), at));
    }

    public static ClaimAnswered confirmRefused(int item, int attempt) {
        return new ClaimAnswered(new ClaimOutcome.ConfirmRefused(
                flight("WF" + item).text(), claim(item, attempt), BOOKING.value(), ClaimRefusal.EXPIRED));
    }

    public static ClaimAnswered expired(int item, int attempt, Instant at) {
        return new ClaimAnswered(
                new ClaimOutcome.Expired(flight("WF" + item).text(), claim(item, attempt), BOOKING.value(), at));
    }

    public static ClaimAnswered released(int item, int attempt, Instant at) {
        return new ClaimAnswered(new ClaimOutcome.Released(
                flight("WF" + item).text(), claim(item, attempt), BOOKING.value(), "withdrawn", at));
    }

    public static PaymentAnswered paid(PaymentStep step) {
        return new PaymentAnswered(step, PaymentResult.SUCCEEDED, null);
    }

    public static PaymentAnswered declined(PaymentStep step) {
        return new PaymentAnswered(step, PaymentResult.DECLINED, "insufficient-funds");
    }

    public static PaymentAnswered unreachable(PaymentStep step) {
        return new PaymentAnswered(step, PaymentResult.UNREACHABLE, null);
    }

    public static Cancel cancel() {
        return new Cancel(CancelledBy.TRAVELLER, TRAVELLER.value(), null, null, null);
    }

    public static Cancel cancel(BookingCommand.@Nullable RefundQuote quote, Integer... items) {
        return new Cancel(CancelledBy.TRAVELLER, TRAVELLER.value(), List.of(items), quote, "changed my mind");
    }

    public static BookingCommand.Pay pay() {
        return new BookingCommand.Pay(TRAVELLER, "tok_ok", null);
    }
}
