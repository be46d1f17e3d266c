package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimEvent.Fenced;
import dev.wayfare.claims.ClaimEvent.SlotsClosed;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TamperedTravelTest extends Tampered {

    private static final String STOCK = "no seat, room or car is sold twice";
    private static final String HOLD = "bookings hold what they say, and nothing when over";
    private static final String CHARGED = "a booking is charged once, and nets to its fee";
    private static final String STEPS = "bookings take legal steps";
    private static final String EVERY_ENDS = "every booking ends";
    private static final String BOOKED_ONCE = "each booking request has one effect";

    private static final Instant AT = Town.DAWN;

    TamperedTravelTest() {
        super(Town.withTrips());
    }

    private Trip confirmed() {
        return town.trips.getFirst();
    }

    private TestLog.Entry of(Trip trip, Class<?> type) {
        return log.of(trip.booking.value(), type);
    }

    private TestLog.Entry bill(Trip trip, Class<?> type) {
        return log.of(trip.bill.value(), type);
    }

    private TestLog.Entry claim(Trip trip, int item, Class<?> type) {
        return log.all(type).stream()
                .filter(entry -> entry.json
                        .path("claim")
                        .asText()
                        .equals(trip.claim(item).value()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_seat_sold_twice() {
        log.first(CapacitySet.class).json.put("capacity", 1);
        TestLog.Entry capacity = log.all(CapacitySet.class).stream()
                .filter(entry -> entry.key.equals(Trip.SEATS))
                .findFirst()
                .orElseThrow();
        capacity.json.put("capacity", 0);
        assertThat(of(caughtBy(STOCK), STOCK).getFirst().what()).isEqualTo("1 of 0 taken");
    }

    @Test
    void one_night_too_many() {
        Held more = new Held(
                Trip.ROOMS,
                new ClaimId(Ids.derive("offer", "more")),
                confirmed().booking.value(),
                2,
                List.of("2026-12-25", "2026-12-26"),
                Town.NIGHT.plusSeconds(60),
                null,
                AT);
        log.after(claim(confirmed(), 2, Confirmed.class), Topics.INVENTORY_EVENTS, more);
        log.renumbered();
        assertThat(of(caughtBy(STOCK, HOLD), STOCK).getFirst().what()).isEqualTo("3 of 2 taken in 2026-12-25");
    }

    @Test
    void stock_held_before_anybody_said_how_much_there_is() {
        log.remove(log.all(CapacitySet.class).stream()
                .filter(entry -> entry.key.equals(Trip.SEATS))
                .findFirst()
                .orElseThrow());
        log.renumbered();
        caughtBy(STOCK);
    }

    @Test
    void a_room_confirmed_at_the_very_time_its_hold_ended() {
        claim(confirmed(), 2, Confirmed.class)
                .json
                .set("at", claim(confirmed(), 2, Held.class).json.get("expiresAt"));
        caughtBy(IN_TIME);
    }

    @Test
    void a_seat_that_a_failed_booking_keeps() {
        Trip failed = town.failedForStock;
        log.remove(claim(failed, 1, Released.class));
        log.renumbered();
        assertThat(of(caughtBy(CheckOptions.atRest(AT.plusSeconds(10)), HOLD), HOLD)
                        .getFirst()
                        .what())
                .contains("has failed, and still has 1 of " + Trip.SEATS);
    }

    @Test
    void a_hold_that_nobody_ended() {
        Trip failed = town.failedForStock;
        log.remove(claim(failed, 1, Released.class));
        log.renumbered();
        caughtBy(HOLD, END_ONCE);
    }

    @Test
    void a_confirmed_booking_whose_room_was_given_away() {
        log.after(
                claim(confirmed(), 2, Confirmed.class),
                Topics.INVENTORY_EVENTS,
                new Released(
                        Trip.ROOMS, confirmed().claim(2), confirmed().booking.value(), "oops", AT));
        log.renumbered();
        assertThat(of(caughtBy(HOLD), HOLD).getFirst().what()).contains("nothing of " + Trip.ROOMS);
    }

    @Test
    void a_booking_confirmed_with_stock_that_is_merely_held() {
        log.remove(claim(confirmed(), 1, Confirmed.class));
        log.renumbered();
        caughtBy(HOLD, END_ONCE);
    }

    @Test
    void stock_claimed_by_nobody() {
        Held stranger = new Held(
                Trip.ROOMS,
                new ClaimId(Ids.derive("offer", "stranger")),
                Ids.derive("booking", "stranger"),
                1,
                List.of("2027-01-01"),
                Town.NIGHT.plusSeconds(60),
                null,
                AT);
        log.put(Topics.INVENTORY_EVENTS, Trip.ROOMS, stranger);
        caughtBy(HOLD);
    }

    @Test
    void a_booking_charged_twice() {
        log.put(
                Topics.PAYMENTS,
                confirmed().bill.value(),
                new BillEvent.PaymentRequested("again", Trip.TOTAL, "tok_ok", AT));
        log.put(
                Topics.PAYMENTS,
                confirmed().bill.value(),
                new BillEvent.PaymentCaptured("again", Trip.TOTAL, "ch_2", AT));
        caughtBy(CHARGED, TAKEN_ONCE, BOOKS);
    }

    @Test
    void a_booking_charged_less_than_its_total() {
        object(bill(confirmed(), BillEvent.PaymentCaptured.class), "amount").put("amountMinor", 89_999);
        caughtBy(CHARGED, TAKEN_ONCE, BOOKS);
    }

    @Test
    void a_confirmed_booking_that_nobody_billed() {
        log.removeAll("payments", confirmed().bill.value());
        caughtBy(CHARGED, NUMBERS_AGREE);
    }

    @Test
    void a_bill_of_a_booking_that_is_none() {
        log.removeAll("bookings", town.failedForMoney.booking.value());
        caughtBy(CHARGED);
    }

    @Test
    void a_promise_to_give_back_that_is_not_kept() {
        object(of(town.cancelled, BookingEvent.BookingCancelled.class), "refund")
                .put("amountMinor", 70_000);
        assertThat(of(caughtBy(CHARGED), CHARGED).getFirst().what()).contains("promised to give 70000 back");
    }

    @Test
    void a_failed_booking_that_keeps_the_money() {
        Trip failed = town.failedForMoney;
        log.put(Topics.PAYMENTS, failed.bill.value(), new BillEvent.PaymentRequested("pay", Trip.TOTAL, "tok_ok", AT));
        log.put(Topics.PAYMENTS, failed.bill.value(), new BillEvent.PaymentCaptured("pay", Trip.TOTAL, "ch_9", AT));
        assertThat(of(caughtBy(CHARGED, TAKEN_ONCE, BOOKS), CHARGED).getFirst().what())
                .startsWith("has failed, but 90000 were taken and 0 go back");
    }

    @Test
    void a_booking_confirmed_before_its_stock_was() {
        log.remove(of(confirmed(), BookingEvent.StockConfirmed.class));
        log.renumbered();
        assertThat(of(caughtBy(STEPS), STEPS).getFirst().what()).isEqualTo("BookingConfirmed is illegal in AUTHORISED");
    }

    @Test
    void a_booking_created_with_one_item_not_held() {
        log.remove(log.all(BookingEvent.ItemHeld.class).stream()
                .filter(entry -> entry.key.equals(confirmed().booking.value()))
                .toList()
                .getLast());
        log.renumbered();
        assertThat(of(caughtBy(STEPS), STEPS).getFirst().what()).isEqualTo("1 of 2 items are held");
    }

    @Test
    void an_item_cancelled_twice() {
        TestLog.Entry cancelled = of(town.partly, BookingEvent.ItemsCancelled.class);
        log.repeat(cancelled);
        log.renumbered();
        caughtBy(STEPS);
    }

    @Test
    void something_after_the_end() {
        UserId traveller = new UserId(Ids.derive("user", "t"));
        log.put(
                Topics.BOOKINGS,
                town.failedForStock.booking.value(),
                new BookingEvent.BookingExpired(traveller, Trip.TOTAL, AT));
        caughtBy(STEPS);
    }

    @Test
    void a_booking_that_never_ends() {
        Trip open = town.trip().requested();
        caughtBy(EVERY_ENDS);
        assertThat(open.booking.value()).isNotEmpty();
    }

    @Test
    void one_that_is_held_for_later_payment_may_wait_and_one_whose_time_is_over_may_not() {
        town.trip().requested().held(1).held(2).created(Town.NIGHT.plus(Duration.ofHours(3)));
        assertThat(of(check(CheckOptions.atRest(Town.NIGHT)), EVERY_ENDS)).isEmpty();
        assertThat(of(check(CheckOptions.atRest(Town.NIGHT.plus(Duration.ofHours(4)))), EVERY_ENDS))
                .hasSize(1);
    }

    @Test
    void a_booking_made_twice_of_one_request() {
        log.repeat(of(confirmed(), BookingEvent.BookingRequested.class));
        log.renumbered();
        caughtBy(BOOKED_ONCE, STEPS);
    }

    @Test
    void a_booking_that_nobody_asked_for() {
        log.remove(of(confirmed(), BookingCommand.Create.class));
        caughtBy(BOOKED_ONCE);
    }

    @Test
    void the_same_request_posted_many_times_is_legal() {
        for (int i = 0; i < 50; i++) {
            log.repeat(of(confirmed(), BookingCommand.Create.class));
        }
        assertThat(check(CheckOptions.atRest(Town.NIGHT)).failed()).isEmpty();
    }

    @Test
    void capacity_lowered_below_what_is_sold_is_legal_until_more_is_held() {
        log.put(Topics.INVENTORY_EVENTS, Trip.SEATS, new CapacitySet(Trip.SEATS, 0, 0, 1, AT));
        assertThat(check(CheckOptions.atRest(Town.NIGHT)).failed()).isEmpty();
        town.trip().failedForStock();
        caughtBy(STOCK);
    }

    @Test
    void a_room_fenced_off_while_it_is_sold_unless_its_nights_are_over() {
        TestLog.Entry closed =
                log.put(Topics.INVENTORY_EVENTS, Trip.ROOMS, new SlotsClosed(Trip.ROOMS, "2026-12-26", AT));
        log.put(
                Topics.INVENTORY_EVENTS,
                Trip.ROOMS,
                new Fenced(Trip.ROOMS, confirmed().claim(2), AT));
        assertThat(of(check(CheckOptions.atRest(Town.NIGHT)), END_ONCE)).isEmpty();
        closed.json.put("before", "2026-12-25");
        assertThat(of(check(CheckOptions.atRest(Town.NIGHT)), END_ONCE)
                        .getFirst()
                        .what())
                .endsWith("is fenced off while it is held");
    }
}
