package dev.wayfare.travel.booking.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.BookingCommand.AnswerChange;
import dev.wayfare.contracts.travel.BookingCommand.ScheduleChanged;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.ItemMoved;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.BookingEvent.MoveAccepted;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A supplier moves the first of two flexible seats by three hours. */
class MovingTest {

    private static final BookingItem SEAT = SampleBookings.seat(1, "WF1", SampleBookings.FLEX);
    private static final Duration THREE_HOURS = Duration.ofHours(3);

    private static ScheduleChanged change(String name) {
        return new ScheduleChanged(
                name,
                SampleBookings.claim(1, 1),
                SEAT.startsAt().plus(THREE_HOURS),
                SEAT.endsAt().plus(THREE_HOURS),
                "moved");
    }

    private static AnswerChange answer(boolean accept) {
        return new AnswerChange(SampleBookings.TRAVELLER, 1, accept);
    }

    @Test
    void a_change_is_taken_note_of_once() {
        BookingStory story = BookingStory.requested().confirmed();
        assertThat(story.one(change("c1"))).isInstanceOf(ItemMoved.class);
        assertThat(story.then(change("c1"))).isEmpty();
        assertThat(story.one(change("c2"))).isInstanceOf(ItemMoved.class);
    }

    @Test
    void a_change_that_comes_before_the_booking_is_confirmed_is_not_lost() {
        BookingStory story = BookingStory.requested().authorised().given(change("c1"));
        for (ItemClaim claim : story.booking().claims()) {
            story.given(SampleBookings.confirmed(claim.item(), 1, story.now()));
        }
        assertThat(story.refused(answer(true))).isEqualTo("nothing-changed");
        assertThat(story.one(SampleBookings.paid(PaymentStep.CAPTURE))).isInstanceOf(BookingConfirmed.class);
        assertThat(story.one(answer(true))).isInstanceOf(MoveAccepted.class);
    }

    @Test
    void taken_as_it_is_the_rules_count_from_the_new_time() {
        Instant weekBefore = SEAT.startsAt().minus(Duration.ofDays(7));
        BookingStory story =
                BookingStory.requested().confirmed().given(change("c1")).given(answer(true));
        assertThat(story.refused(answer(true))).isEqualTo("nothing-changed");
        story.at(weekBefore.plus(THREE_HOURS));
        assertThat(((ItemsCancelled) story.one(SampleBookings.cancel(null, 1))).refund())
                .isEqualTo(new Money(10_000, "USD"));
    }

    @Test
    void not_wanted_any_more_all_of_its_price_is_given_back_whatever_the_rule() {
        BookingStory story = BookingStory.requested().confirmed().given(change("c1"));
        story.at(SEAT.startsAt().minusSeconds(1));
        assertThat(story.one(answer(false))).isInstanceOfSatisfying(ItemsCancelled.class, cancelled -> {
            assertThat(cancelled.by()).isEqualTo(CancelledBy.SUPPLIER);
            assertThat(cancelled.refund()).isEqualTo(new Money(10_000, "USD"));
        });
        assertThat(story.booking().claims()).extracting(ItemClaim::item).containsExactly(2);
    }

    @Test
    void only_its_traveller_answers_and_only_what_was_changed() {
        BookingStory story = BookingStory.requested().confirmed().given(change("c1"));
        assertThat(story.refused(new AnswerChange(SampleBookings.STRANGER, 1, false)))
                .isEqualTo("not-yours");
        assertThat(story.refused(new AnswerChange(SampleBookings.TRAVELLER, 2, false)))
                .isEqualTo("nothing-changed");
    }

    @Test
    void a_change_of_what_is_not_bought_changes_nothing() {
        assertThat(BookingStory.requested().then(change("c1"))).isEmpty();
        BookingStory cancelled = BookingStory.requested().confirmed().given(SampleBookings.cancel(null, 1));
        assertThat(cancelled.then(change("c1"))).isEmpty();
        Instant starts = SEAT.endsAt();
        Instant ends = SEAT.startsAt();
        ScheduleChanged backwards = new ScheduleChanged("c3", SampleBookings.claim(1, 1), starts, ends, "nonsense");
        assertThat(BookingStory.requested().confirmed().then(backwards)).isEmpty();
    }
}
