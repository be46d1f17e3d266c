package dev.wayfare.travel.booking.model;

import static dev.wayfare.travel.booking.model.SampleBookings.BASIC;
import static dev.wayfare.travel.booking.model.SampleBookings.FLEX;
import static dev.wayfare.travel.booking.model.SampleBookings.seat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two seats for 100.00 each: one refundable by time, one not. They depart at {@link #DEPARTS}. */
class CancellingTest {

    private static final Instant DEPARTS = seat(1, "WF1", FLEX).startsAt();

    private static BookingStory booked() {
        return BookingStory.of(SampleBookings.create(seat(1, "WF1", FLEX), seat(2, "WF2", BASIC)))
                .confirmed();
    }

    private static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    @Test
    void each_item_gives_back_what_its_own_rule_says() {
        BookingCancelled early = (BookingCancelled)
                booked().at(DEPARTS.minus(Duration.ofDays(7))).one(SampleBookings.cancel());
        assertThat(early.refund()).isEqualTo(usd(10_000));
        BookingCancelled late = (BookingCancelled)
                booked().at(DEPARTS.minus(Duration.ofDays(6))).one(SampleBookings.cancel());
        assertThat(late.refund()).isEqualTo(usd(5_000));
        BookingCancelled tooLate = (BookingCancelled)
                booked().at(DEPARTS.minus(Duration.ofHours(23))).one(SampleBookings.cancel());
        assertThat(tooLate.refund()).isEqualTo(usd(0));
        assertThat(tooLate.refundId()).as("nothing is refunded").isNull();
        assertThat(tooLate.wasConfirmed()).isTrue();
    }

    @Test
    void a_part_is_called_off_and_the_rest_stays_until_it_is_called_off_too() {
        BookingStory story = booked();
        BookingEvent part = story.one(SampleBookings.cancel(null, 1));
        assertThat(part).isInstanceOfSatisfying(ItemsCancelled.class, cancelled -> {
            assertThat(cancelled.items()).containsExactly(1);
            assertThat(cancelled.refund()).isEqualTo(usd(10_000));
        });
        assertThat(story.booking().claims()).extracting(ItemClaim::item).containsExactly(2);
        assertThat(story.refused(SampleBookings.cancel(null, 1))).isEqualTo("item-cancelled");
        BookingEvent rest = story.one(SampleBookings.cancel());
        assertThat(rest).isInstanceOfSatisfying(BookingCancelled.class, cancelled -> assertThat(cancelled.items())
                .containsExactly(2));
        assertThat(((ItemsCancelled) part).refundId()).isNotEqualTo(((BookingCancelled) rest).refundId());
    }

    @Test
    void a_quote_is_kept_while_it_is_good_even_where_the_rule_gives_less_by_now() {
        BookingStory story = booked().at(DEPARTS.minus(Duration.ofDays(7)));
        RefundQuote quote = new RefundQuote(List.of(1), usd(10_000), story.now().plusSeconds(300));
        story.after(Duration.ofMinutes(5));
        ItemsCancelled cancelled = (ItemsCancelled) story.one(SampleBookings.cancel(quote, 1));
        assertThat(cancelled.refund()).isEqualTo(usd(10_000));
    }

    @Test
    void a_quote_that_is_over_or_about_other_items_is_refused() {
        BookingStory story = booked();
        RefundQuote quote = new RefundQuote(List.of(1), usd(10_000), story.now());
        assertThat(story.refused(SampleBookings.cancel(quote, 2))).isEqualTo("quote-mismatch");
        assertThat(story.refused(SampleBookings.cancel(quote, 1, 2))).isEqualTo("quote-mismatch");
        story.after(Duration.ofMillis(1));
        assertThat(story.refused(SampleBookings.cancel(quote, 1))).isEqualTo("quote-expired");
    }

    @Test
    void no_quote_gives_back_more_than_was_paid() {
        BookingStory story = booked();
        RefundQuote quote = new RefundQuote(List.of(1), usd(99_999), story.now().plusSeconds(1));
        assertThat(((ItemsCancelled) story.one(SampleBookings.cancel(quote, 1))).refund())
                .isEqualTo(usd(10_000));
    }

    @Test
    void what_is_not_the_travellers_doing_gives_all_back() {
        for (CancelledBy by : List.of(CancelledBy.SYSTEM, CancelledBy.SUPPLIER)) {
            BookingStory story = booked().at(DEPARTS.plusSeconds(60));
            BookingEvent event = story.one(new Cancel(by, "support", null, null, "called off"));
            assertThat(((BookingCancelled) event).refund()).isEqualTo(usd(20_000));
        }
    }

    @Test
    void what_has_begun_is_not_called_off_by_its_traveller_and_what_has_ended_by_nobody() {
        BookingStory story = booked().at(DEPARTS);
        assertThat(story.refused(SampleBookings.cancel())).isEqualTo("already-started");
        story.at(seat(1, "WF1", FLEX).endsAt());
        assertThat(story.refused(new Cancel(CancelledBy.SYSTEM, "support", null, null, null)))
                .isEqualTo("already-started");
    }

    @Test
    void items_that_are_not_there_are_named() {
        assertThat(booked().refused(SampleBookings.cancel(null, 3))).isEqualTo("item-unknown");
        assertThat(booked().refused(SampleBookings.cancel(null, 0))).isEqualTo("item-unknown");
        assertThat(booked().refused(SampleBookings.cancel(null))).isEqualTo("item-unknown");
    }
}
