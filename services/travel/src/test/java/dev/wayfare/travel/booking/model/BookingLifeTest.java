package dev.wayfare.travel.booking.model;

import static dev.wayfare.travel.booking.model.SampleBookings.BASIC;
import static dev.wayfare.travel.booking.model.SampleBookings.FLEX;
import static dev.wayfare.travel.booking.model.SampleBookings.T0;
import static dev.wayfare.travel.booking.model.SampleBookings.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingCreated;
import dev.wayfare.contracts.travel.BookingEvent.BookingExpired;
import dev.wayfare.contracts.travel.BookingEvent.BookingFailed;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.travel.BookingEvent.ItemConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.ItemContended;
import dev.wayfare.contracts.travel.BookingEvent.ItemHeld;
import dev.wayfare.contracts.travel.BookingEvent.ItemSought;
import dev.wayfare.contracts.travel.BookingEvent.PaymentAuthorised;
import dev.wayfare.contracts.travel.BookingEvent.PaymentRefused;
import dev.wayfare.contracts.travel.BookingEvent.StockConfirmed;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookingLifeTest {

    @Test
    void the_usual_life_holds_all_then_pays_then_confirms_all_then_captures() {
        BookingStory story = BookingStory.requested().confirmed();
        assertThat(story.history())
                .hasExactlyElementsOfTypes(
                        BookingRequested.class,
                        ItemHeld.class,
                        ItemHeld.class,
                        BookingCreated.class,
                        PaymentAuthorised.class,
                        ItemConfirmed.class,
                        ItemConfirmed.class,
                        StockConfirmed.class,
                        BookingConfirmed.class);
    }

    @Test
    void the_money_must_be_there_before_the_first_hold_ends() {
        BookingStory story = BookingStory.requested()
                .given(SampleBookings.held(1, 1, T0.plusSeconds(590)))
                .given(SampleBookings.held(2, 1, T0.plusSeconds(600)));
        assertThat(story.last())
                .isEqualTo(new BookingCreated(
                        SampleBookings.TRAVELLER,
                        new Money(20_000, "USD"),
                        T0.plusSeconds(590),
                        T0.plusSeconds(530),
                        T0));
    }

    @Test
    void holds_that_come_too_late_to_be_paid_are_given_back() {
        BookingStory story = BookingStory.requested().given(SampleBookings.held(1, 1, T0.plusSeconds(600)));
        story.after(Duration.ofSeconds(545)).given(SampleBookings.held(2, 1, T0.plusSeconds(1_100)));
        assertThat(reasonOf(story)).isEqualTo("hold-expired");
    }

    @ParameterizedTest
    @CsvSource({"NO_CAPACITY, no-capacity", "UNKNOWN, stock-unknown", "UNAVAILABLE, stock-unavailable"})
    void stock_that_cannot_be_had_fails_the_whole(ClaimRefusal refusal, String reason) {
        BookingStory story = BookingStory.requested().given(SampleBookings.held(1, 1, T0.plusSeconds(600)));
        story.given(SampleBookings.refused(2, 1, refusal));
        assertThat(reasonOf(story)).isEqualTo(reason);
        assertThat(((BookingFailed) story.last()).item()).isEqualTo(2);
    }

    @Test
    void contended_stock_is_asked_for_again_later_each_time_and_not_for_ever() {
        BookingStory story = BookingStory.requested().given(SampleBookings.held(1, 1, T0.plusSeconds(600)));
        Duration before = Duration.ZERO;
        int attempt = 1;
        while (story.one(SampleBookings.refused(2, attempt, ClaimRefusal.CONTENDED))
                instanceof ItemContended contended) {
            Duration wait = Duration.between(story.now(), contended.retryAt());
            long base = 500L << (attempt - 1);
            assertThat(wait.toMillis()).isBetween(base / 2, base * 3 / 2);
            assertThat(wait).isGreaterThan(before.dividedBy(3));
            before = wait;
            story.at(contended.retryAt());
            attempt++;
            assertThat(story.one(new BookingCommand.Tick())).isEqualTo(new ItemSought(2, attempt, story.now()));
        }
        assertThat(attempt).isBetween(3, 5);
        assertThat(reasonOf(story)).isEqualTo("contended");
        assertThat(story.now()).isBefore(T0.plusSeconds(8));
    }

    @Test
    void an_answer_to_an_earlier_attempt_changes_nothing() {
        BookingStory story = BookingStory.requested().given(SampleBookings.refused(2, 1, ClaimRefusal.CONTENDED));
        story.after(Duration.ofSeconds(1)).given(new BookingCommand.Tick());
        assertThat(story.then(SampleBookings.held(2, 1, T0.plusSeconds(600)))).isEmpty();
        assertThat(story.then(SampleBookings.refused(2, 1, ClaimRefusal.NO_CAPACITY)))
                .isEmpty();
        assertThat(story.one(SampleBookings.held(2, 2, T0.plusSeconds(600)))).isInstanceOf(ItemHeld.class);
    }

    @Test
    void an_owner_of_stock_who_never_answers_fails_it_in_time() {
        BookingStory story = BookingStory.requested().given(SampleBookings.held(1, 1, T0.plusSeconds(600)));
        story.after(Duration.ofMinutes(1)).given(new BookingCommand.Tick());
        assertThat(reasonOf(story)).isEqualTo("stock-unanswered");
    }

    @Test
    void a_declined_payment_fails_it_with_the_providers_word() {
        BookingStory story = BookingStory.requested().heldAll().given(SampleBookings.declined(PaymentStep.AUTHORISE));
        assertThat(reasonOf(story)).isEqualTo("payment-declined");
        assertThat(((BookingFailed) story.last()).detail()).contains("insufficient-funds");
    }

    @Test
    void a_provider_who_cannot_be_reached_fails_it() {
        BookingStory story =
                BookingStory.requested().heldAll().given(SampleBookings.unreachable(PaymentStep.AUTHORISE));
        assertThat(reasonOf(story)).isEqualTo("payment-unreachable");
    }

    @Test
    void billing_that_never_answers_fails_it_before_the_holds_end() {
        BookingStory story = BookingStory.requested().heldAll();
        Instant due =
                BookingTimers.dueAt(story.booking(), BookingStory.SETTINGS).orElseThrow();
        assertThat(due).isEqualTo(T0.plusSeconds(570)).isBefore(T0.plusSeconds(600));
        story.at(due).given(new BookingCommand.Tick());
        assertThat(reasonOf(story)).isEqualTo("payment-unreachable");
    }

    @Test
    void a_hold_that_expired_before_the_confirm_undoes_everything() {
        BookingStory story = BookingStory.requested().authorised();
        story.given(SampleBookings.confirmed(1, 1, T0)).given(SampleBookings.confirmRefused(2, 1));
        assertThat(reasonOf(story)).isEqualTo("hold-expired");
    }

    @Test
    void a_capture_that_fails_undoes_everything() {
        BookingStory story =
                BookingStory.requested().stockConfirmed().given(SampleBookings.declined(PaymentStep.CAPTURE));
        assertThat(reasonOf(story)).isEqualTo("payment-declined");
    }

    @Test
    void an_answer_about_another_step_is_no_answer_to_this_one() {
        BookingStory authorising = BookingStory.requested().heldAll();
        assertThat(authorising.then(SampleBookings.paid(PaymentStep.CAPTURE))).isEmpty();
        BookingStory capturing = BookingStory.requested().stockConfirmed();
        assertThat(capturing.then(SampleBookings.paid(PaymentStep.AUTHORISE))).isEmpty();
    }

    @Test
    void cancelling_is_free_and_whole_until_it_is_confirmed() {
        for (BookingStory story : List.of(
                BookingStory.requested(),
                BookingStory.unpaid(),
                BookingStory.requested().heldAll(),
                BookingStory.requested().authorised(),
                BookingStory.requested().stockConfirmed())) {
            assertThat(story.refused(SampleBookings.cancel(null, 1))).isEqualTo("not-confirmed");
            assertThat(story.one(SampleBookings.cancel())).isInstanceOfSatisfying(BookingCancelled.class, cancelled -> {
                assertThat(cancelled.wasConfirmed()).isFalse();
                assertThat(cancelled.refundId()).isNull();
                assertThat(cancelled.items()).containsExactly(1, 2);
            });
        }
    }

    @Test
    void a_strangers_word_is_refused_in_every_state() {
        BookingCommand.Cancel theirs = new BookingCommand.Cancel(
                SampleBookings.cancel().by(), SampleBookings.STRANGER.value(), null, null, null);
        BookingCommand.Pay pay = new BookingCommand.Pay(SampleBookings.STRANGER, null, null);
        assertThat(BookingStory.requested().refused(theirs)).isEqualTo("not-yours");
        assertThat(BookingStory.requested().confirmed().refused(theirs)).isEqualTo("not-yours");
        assertThat(BookingStory.unpaid().refused(pay)).isEqualTo("not-yours");
        assertThat(BookingStory.requested().confirmed().refused(pay)).isEqualTo("not-yours");
    }

    @Test
    void paid_later_it_is_held_as_long_as_the_strictest_fare_allows() {
        BookingStory story = BookingStory.unpaid();
        assertThat(((BookingCreated) story.last()).holdExpiresAt()).isEqualTo(T0.plusSeconds(86_400));
        story.after(Duration.ofHours(23)).given(SampleBookings.pay()).given(SampleBookings.paid(PaymentStep.AUTHORISE));
        assertThat(story.booking()).isInstanceOf(Booking.Confirming.class);
    }

    @Test
    void not_paid_in_time_it_expires() {
        BookingStory story = BookingStory.unpaid();
        Instant due =
                BookingTimers.dueAt(story.booking(), BookingStory.SETTINGS).orElseThrow();
        assertThat(due).isEqualTo(T0.plusSeconds(86_340));
        story.at(due);
        assertThat(story.refused(SampleBookings.pay())).isEqualTo("booking-expired");
        assertThat(story.one(new BookingCommand.Tick())).isInstanceOf(BookingExpired.class);
    }

    @Test
    void paid_later_and_declined_it_can_be_paid_otherwise() {
        BookingStory story = BookingStory.unpaid().given(SampleBookings.pay());
        assertThat(story.one(SampleBookings.declined(PaymentStep.AUTHORISE))).isInstanceOf(PaymentRefused.class);
        story.given(SampleBookings.pay()).given(SampleBookings.paid(PaymentStep.AUTHORISE));
        assertThat(story.booking()).isInstanceOf(Booking.Confirming.class);
    }

    @Test
    void money_that_is_found_while_it_is_still_held_counts() {
        BookingStory story =
                BookingStory.unpaid().given(SampleBookings.pay()).given(SampleBookings.declined(PaymentStep.AUTHORISE));
        assertThat(story.one(SampleBookings.paid(PaymentStep.AUTHORISE))).isInstanceOf(PaymentAuthorised.class);
    }

    @Test
    void it_is_paid_once() {
        assertThat(BookingStory.requested().confirmed().refused(SampleBookings.pay()))
                .isEqualTo("already-paid");
        assertThat(BookingStory.requested().stockConfirmed().refused(SampleBookings.pay()))
                .isEqualTo("already-paid");
        assertThat(BookingStory.requested().refused(SampleBookings.pay())).isEqualTo("not-held-yet");
        assertThat(BookingStory.requested().heldAll().then(SampleBookings.pay()))
                .isEmpty();
    }

    @Test
    void what_cannot_be_booked_together_is_refused() {
        BookingItem usd = seat(1, "WF1", BASIC);
        BookingItem eur = priced(seat(2, "WF2", BASIC), new Money(10_000, "EUR"));
        Create good = SampleBookings.create(usd);
        assertThat(refused(new Create(
                        good.booking(),
                        good.traveller(),
                        List.of(),
                        List.of(usd, eur),
                        new Money(20_000, "USD"),
                        "tok_ok",
                        false,
                        null,
                        null)))
                .isEqualTo("currency-mismatch");
        assertThat(refused(new Create(
                        good.booking(),
                        good.traveller(),
                        List.of(),
                        List.of(usd),
                        new Money(1, "USD"),
                        "tok_ok",
                        false,
                        null,
                        null)))
                .isEqualTo("total-mismatch");
        assertThat(refused(SampleBookings.create())).isEqualTo("items-invalid");
        assertThat(refused(SampleBookings.create(seat(2, "WF1", BASIC)))).isEqualTo("items-invalid");
        assertThat(refused(SampleBookings.create(priced(usd, new Money(0, "USD")))))
                .isEqualTo("total-mismatch");
    }

    @Test
    void what_has_started_cannot_be_booked_and_the_booking_says_so() {
        BookingStory story = new BookingStory().at(seat(1, "WF1", BASIC).startsAt());
        assertThat(story.then(SampleBookings.create(seat(1, "WF1", BASIC))))
                .hasExactlyElementsOfTypes(BookingRequested.class, BookingFailed.class);
        assertThat(reasonOf(story)).isEqualTo("date-past");
    }

    @Test
    void a_room_can_be_had_until_the_stay_is_over() {
        BookingItem room = SampleBookings.stay(1, "Grand", 1, BASIC);
        BookingStory late = new BookingStory().at(room.startsAt().plusSeconds(3_600));
        assertThat(late.then(SampleBookings.create(room))).hasExactlyElementsOfTypes(BookingRequested.class);
        BookingStory over = new BookingStory().at(room.endsAt());
        over.then(SampleBookings.create(room));
        assertThat(reasonOf(over)).isEqualTo("date-past");
    }

    @Test
    void what_must_be_paid_at_once_is_not_held_for_later() {
        BookingStory story = new BookingStory();
        assertThat(story.then(SampleBookings.create(SampleBookings.BOOKING, List.of(seat(1, "WF1", BASIC)), true)))
                .hasExactlyElementsOfTypes(BookingRequested.class, BookingFailed.class);
        assertThat(reasonOf(story)).isEqualTo("pay-later-not-allowed");
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 1, 100, 600, 100_000})
    void a_hold_is_never_longer_than_usual_and_never_too_short_to_pay(int holdS) {
        Create asked = SampleBookings.twoSeats();
        BookingStory story = BookingStory.of(new Create(
                asked.booking(),
                asked.traveller(),
                asked.travellers(),
                asked.items(),
                asked.total(),
                asked.paymentMethod(),
                false,
                holdS,
                null));
        assertThat(((BookingRequested) story.last()).holdS()).isBetween(4, 600);
        assertThat(story.heldAll().last()).isInstanceOf(BookingCreated.class);
    }

    @Test
    void what_is_over_stays_over() {
        BookingStory story = BookingStory.requested().given(SampleBookings.cancel());
        assertThat(story.refused(SampleBookings.cancel())).isEqualTo("booking-over");
        assertThat(story.refused(SampleBookings.pay())).isEqualTo("booking-over");
        assertThat(story.then(SampleBookings.held(1, 1, T0.plusSeconds(600)))).isEmpty();
        assertThat(story.then(SampleBookings.paid(PaymentStep.CAPTURE))).isEmpty();
        assertThat(story.then(SampleBookings.twoSeats())).isEmpty();
    }

    private static BookingItem priced(BookingItem item, Money price) {
        return new BookingItem(
                item.number(),
                item.kind(),
                item.resource(),
                item.quantity(),
                item.slots(),
                item.title(),
                item.where(),
                item.startsAt(),
                item.endsAt(),
                FLEX,
                price,
                item.asked());
    }

    private static String refused(Create create) {
        return new BookingStory().refused(create);
    }

    private static String reasonOf(BookingStory story) {
        BookingEvent last = story.last();
        assertThat(last).isInstanceOf(BookingFailed.class);
        return ((BookingFailed) last).reason();
    }
}
