package dev.wayfare.travel.market;

import static dev.wayfare.travel.booking.model.SampleBookings.BASIC;
import static dev.wayfare.travel.booking.model.SampleBookings.FLEX;
import static dev.wayfare.travel.booking.model.SampleBookings.TRAVELLER;
import static dev.wayfare.travel.booking.model.SampleBookings.booking;
import static dev.wayfare.travel.booking.model.SampleBookings.flight;
import static dev.wayfare.travel.booking.model.SampleBookings.seat;
import static dev.wayfare.travel.booking.model.SampleBookings.seats;
import static dev.wayfare.travel.booking.model.SampleBookings.stay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.BookingStatus;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.SampleBookings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many bookings at once, each message on its way for as long as chance likes. */
class MarketRacesTest {

    @Test
    void ten_thousand_times_two_travellers_want_the_last_seat_and_one_gets_it() {
        int firstWon = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            Market market = new Market(seed, 1, true);
            market.ask(SampleBookings.create(booking("a"), List.of(seat(1, "WF1", BASIC)), false));
            market.ask(SampleBookings.create(booking("b"), List.of(seat(1, "WF1", BASIC)), false));
            market.settle();
            boolean first = market.booking(booking("a").value()) instanceof Booking.Confirmed;
            boolean second = market.booking(booking("b").value()) instanceof Booking.Confirmed;
            assertThat(first ^ second).as("seed %s", seed).isTrue();
            assertThat(market.mostUsed(flight("WF1").text())).isEqualTo(1);
            firstWon += first ? 1 : 0;
        }
        assertThat(firstWon).as("either may win").isBetween(1_000, 9_000);
    }

    @Test
    void whoever_holds_crosswise_neither_waits_for_ever_nor_gets_half() {
        int both = 0;
        for (int seed = 0; seed < 500; seed++) {
            Market market = new Market(seed, 1, true);
            market.ask(
                    SampleBookings.create(booking("a"), List.of(seat(1, "WF1", BASIC), seat(2, "WF2", BASIC)), false));
            market.ask(
                    SampleBookings.create(booking("b"), List.of(seat(1, "WF2", BASIC), seat(2, "WF1", BASIC)), false));
            market.settle();
            checkAll(market, seed);
            long confirmed = market.bookings().values().stream()
                    .filter(Booking.Confirmed.class::isInstance)
                    .count();
            assertThat(confirmed).isLessThanOrEqualTo(1);
            both += confirmed == 1 ? 1 : 0;
        }
        assertThat(both).as("mostly one of them gets both").isGreaterThan(250);
    }

    @Test
    void a_booking_of_ten_items_whose_last_is_sold_out_leaves_nothing_held() {
        for (int seed = 0; seed < 200; seed++) {
            Market market = new Market(seed, 1, true);
            market.ask(SampleBookings.create(booking("early"), List.of(seat(1, "WF10", BASIC)), false));
            market.settle();
            market.ask(SampleBookings.create(booking("ten"), seats(10, BASIC), false));
            market.settle();
            assertThat(market.history(booking("ten").value()).getLast())
                    .isInstanceOfSatisfying(BookingFailed.class, failed -> {
                        assertThat(failed.reason()).isEqualTo("no-capacity");
                        assertThat(failed.item()).isEqualTo(10);
                    });
            checkAll(market, seed);
            assertThat(market.netOf(booking("ten").value())).isZero();
        }
    }

    @Test
    void a_stay_whose_middle_night_is_gone_gets_no_night() {
        Market market = new Market(1, 1, true);
        BookingItem three = stay(1, "Grand", 3, BASIC);
        BookingItem middle = new BookingItem(
                1,
                three.kind(),
                three.resource(),
                1,
                List.of(three.slots().get(1)),
                three.title(),
                three.where(),
                three.startsAt(),
                three.endsAt(),
                three.rules(),
                three.price(),
                three.asked());
        market.ask(SampleBookings.create(booking("middle"), List.of(middle), false));
        market.settle();
        market.ask(SampleBookings.create(booking("three"), List.of(three), false));
        market.settle();
        assertThat(market.booking(booking("three").value())).isInstanceOf(Booking.Ended.class);
        assertThat(market.stock(three.resource()).used())
                .isEqualTo(Map.of(three.slots().get(1), 1));
    }

    @Test
    void whatever_happens_every_booking_ends_and_stock_and_money_agree_with_it() {
        Set<Object> ends = new HashSet<>();
        for (int seed = 0; seed < 3_000; seed++) {
            Market market = new Market(seed, 2, false);
            Random random = market.random();
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                BookingCommand.Create create =
                        SampleBookings.create(booking("b" + i), items(random), random.nextInt(3) == 0);
                asked.add(create.booking().value());
                market.ask(create);
                deliverSome(market);
            }
            for (int step = 0; step < 12; step++) {
                somethingHappens(market, asked.get(random.nextInt(asked.size())));
                deliverSome(market);
            }
            market.settle();
            checkAll(market, seed);
            market.bookings().values().forEach(booking -> ends.add(nameOf(booking)));
        }
        assertThat(ends).as("all ends were seen").contains("CONFIRMED", "FAILED", "CANCELLED", "EXPIRED");
    }

    private static Object nameOf(Booking booking) {
        return booking instanceof Booking.Ended ended ? ended.status().name() : "CONFIRMED";
    }

    private static List<BookingItem> items(Random random) {
        List<BookingItem> items = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int number = 1; number <= count; number++) {
            items.add(
                    random.nextInt(3) == 0
                            ? stay(number, "Grand", 1 + random.nextInt(4), FLEX)
                            : seat(number, "WF" + random.nextInt(2), FLEX));
        }
        return items;
    }

    private static void somethingHappens(Market market, String booking) {
        Random random = market.random();
        switch (random.nextInt(8)) {
            case 0 ->
                market.tell(
                        booking, new BookingCommand.Cancel(CancelledBy.TRAVELLER, TRAVELLER.value(), null, null, null));
            case 1 ->
                market.tell(
                        booking,
                        new BookingCommand.Cancel(CancelledBy.TRAVELLER, TRAVELLER.value(), List.of(1), null, null));
            case 2, 3 -> market.tell(booking, new BookingCommand.Pay(TRAVELLER, "tok_ok", null));
            case 4 -> market.pass(Duration.ofSeconds(random.nextInt(700)));
            case 5 -> market.pass(Duration.ofHours(random.nextInt(30)));
            case 6 -> market.claim(new ClaimCommand.Define(flight("WF0").text(), random.nextInt(3), 0));
            default -> market.pass(Duration.ofMillis(random.nextInt(900)));
        }
    }

    private static void deliverSome(Market market) {
        for (int i = market.random().nextInt(12); i > 0; i--) {
            market.deliverOne();
        }
    }

    /** What must hold once nothing is left to happen. */
    private static void checkAll(Market market, int seed) {
        market.bookings().forEach((id, booking) -> {
            assertThat(booking)
                    .as("seed %s: %s", seed, id)
                    .isInstanceOfAny(Booking.Confirmed.class, Booking.Ended.class, Booking.None.class);
            assertThat(market.isReserved(id))
                    .as("seed %s: money of %s", seed, id)
                    .isFalse();
            if (booking instanceof Booking.Ended ended && !ended.wasConfirmed()) {
                assertThat(market.netOf(id))
                        .as("seed %s: money of %s %s", seed, id, ended)
                        .isZero();
            }
        });
        Set<String> live = new HashSet<>();
        market.stocks().forEach((resource, stock) -> {
            assertThat(market.mostUsed(resource))
                    .as("seed %s: %s", seed, resource)
                    .isLessThanOrEqualTo(2);
            for (Map.Entry<String, ClaimBook.Entry> claim :
                    stock.claims().live().entrySet()) {
                assertThat(claim.getValue().confirmed())
                        .as("seed %s: a hold never ends", seed)
                        .isTrue();
                live.add(claim.getKey());
            }
        });
        Set<String> wanted = new HashSet<>();
        market.bookings().values().forEach(booking -> booking.findRequest().ifPresent(request -> booking.claims()
                .forEach(claim -> wanted.add(claim.id(request.booking()).value()))));
        assertThat(live).as("seed %s: stock is sold to whom it belongs", seed).isEqualTo(wanted);
        assertThat(market.bookings().values().stream()
                        .filter(booking ->
                                booking instanceof Booking.Ended ended && ended.status() == BookingStatus.EXPIRED)
                        .allMatch(booking -> booking.claims().isEmpty()))
                .isTrue();
    }
}
