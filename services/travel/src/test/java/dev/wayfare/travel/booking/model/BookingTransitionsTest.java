package dev.wayfare.travel.booking.model;

import static dev.wayfare.travel.booking.model.SampleBookings.T0;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.RefundQuote;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.booking.model.BookingTransitions.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks the whole table: every state, every command, soon and late. */
class BookingTransitionsTest {

    private static final BookingSettings SETTINGS = BookingSettings.defaults();
    private static final List<Duration> LATER = List.of(
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofSeconds(61),
            Duration.ofMinutes(11),
            Duration.ofDays(1).plusMinutes(1),
            Duration.ofDays(40));

    private final BookingDecider decider = new BookingDecider(SETTINGS);

    @Test
    void every_command_has_an_answer_in_every_state() {
        Set<Transition> taken = new HashSet<>();
        int refusals = 0;
        for (BookingStory story : states()) {
            for (BookingCommand command : commands(story.now())) {
                for (Duration later : LATER) {
                    switch (decider.decide(story.booking(), command, story.now().plus(later))) {
                        case Decision.Refused<BookingEvent> refused -> {
                            refusals++;
                            assertThat(BookingRefusals.ALL)
                                    .contains(refused.refusal().code());
                        }
                        case Decision.Accepted<BookingEvent> accepted ->
                            taken.addAll(path(story.booking(), accepted.events()));
                    }
                }
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(BookingTransitions.ALL);
        assertThat(refusals).isPositive();
    }

    @Test
    void the_samples_have_every_state_and_every_command() {
        assertThat(states().stream()
                        .<Class<?>>map(story -> story.booking().getClass())
                        .distinct())
                .containsExactlyInAnyOrder(Booking.class.getPermittedSubclasses());
        assertThat(commands(T0).stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(BookingCommand.class.getPermittedSubclasses());
    }

    @Test
    void every_pending_state_has_a_timer_and_its_tick_moves_the_booking() {
        for (BookingStory story : states()) {
            boolean pending = !(story.booking() instanceof Booking.None)
                    && !(story.booking() instanceof Booking.Confirmed)
                    && !(story.booking() instanceof Booking.Ended);
            assertThat(BookingTimers.dueAt(story.booking(), SETTINGS).isPresent())
                    .isEqualTo(pending);
            BookingTimers.dueAt(story.booking(), SETTINGS).ifPresent(due -> {
                assertThat(ticked(story.booking(), due.minusMillis(1))).isEmpty();
                assertThat(ticked(story.booking(), due)).isNotEmpty();
            });
        }
    }

    @Test
    void every_state_is_stored_and_read_again_as_it_was() {
        for (BookingStory story : states()) {
            Booking booking = story.booking();
            assertThat((Object) Json.read(Json.write(booking), booking.getClass()))
                    .isEqualTo(booking);
        }
    }

    private List<BookingEvent> ticked(Booking booking, Instant now) {
        return ((Decision.Accepted<BookingEvent>) decider.decide(booking, new BookingCommand.Tick(), now)).events();
    }

    private List<Transition> path(Booking from, List<BookingEvent> events) {
        List<Transition> path = new ArrayList<>();
        Booking state = from;
        for (BookingEvent event : events) {
            Booking next = decider.evolve(state, event);
            assertThat(BookingTransitions.isLegal(state, event, next))
                    .as("%s by %s to %s", state, event, next)
                    .isTrue();
            path.add(new Transition(state.getClass(), event.getClass(), next.getClass()));
            state = next;
        }
        return path;
    }

    private static List<BookingStory> states() {
        return List.of(
                new BookingStory(),
                BookingStory.requested(),
                BookingStory.of(SampleBookings.payLater()),
                BookingStory.requested().given(SampleBookings.held(1, 1, T0.plusSeconds(600))),
                BookingStory.of(SampleBookings.payLater()).given(SampleBookings.held(1, 1, T0.plusSeconds(86_400))),
                BookingStory.requested().given(SampleBookings.refused(1, 1, ClaimRefusal.CONTENDED)),
                BookingStory.unpaid(),
                BookingStory.unpaid().given(SampleBookings.pay()),
                BookingStory.requested().heldAll(),
                BookingStory.requested().authorised(),
                BookingStory.requested().authorised().given(SampleBookings.confirmed(1, 1, T0)),
                BookingStory.requested().stockConfirmed(),
                BookingStory.requested().confirmed(),
                BookingStory.requested().confirmed().given(changed("c1", T0)),
                BookingStory.requested().confirmed().given(SampleBookings.cancel(null, 1)),
                BookingStory.requested().given(SampleBookings.refused(1, 1, ClaimRefusal.NO_CAPACITY)),
                BookingStory.requested().confirmed().given(SampleBookings.cancel()));
    }

    private static BookingCommand changed(String name, Instant now) {
        return new BookingCommand.ScheduleChanged(
                name, SampleBookings.claim(1, 1), now.plusSeconds(86_400), now.plusSeconds(90_000), "moved");
    }

    private static BookingCommand eleven() {
        List<BookingItem> items = new ArrayList<>(SampleBookings.seats(10, SampleBookings.BASIC));
        items.add(items.getLast());
        return SampleBookings.create(SampleBookings.BOOKING, items, false);
    }

    private static List<BookingCommand> commands(Instant now) {
        Money refund = new Money(9_000, "USD");
        List<BookingCommand> commands = new ArrayList<>(List.of(
                SampleBookings.twoSeats(),
                SampleBookings.create(),
                eleven(),
                SampleBookings.create(SampleBookings.BOOKING, SampleBookings.seats(1, SampleBookings.BASIC), true),
                SampleBookings.cancel(),
                SampleBookings.cancel(null, 2),
                SampleBookings.cancel(null, 9),
                SampleBookings.cancel(new RefundQuote(List.of(2), refund, now.plusSeconds(300)), 2),
                new BookingCommand.Cancel(CancelledBy.TRAVELLER, SampleBookings.STRANGER.value(), null, null, null),
                new BookingCommand.Cancel(CancelledBy.SYSTEM, "admin", null, null, "flight called off"),
                SampleBookings.pay(),
                new BookingCommand.Pay(SampleBookings.STRANGER, null, null),
                changed("c1", now),
                changed("c2", now),
                new BookingCommand.AnswerChange(SampleBookings.TRAVELLER, 1, true),
                new BookingCommand.AnswerChange(SampleBookings.TRAVELLER, 1, false),
                new BookingCommand.AnswerChange(SampleBookings.STRANGER, 1, true),
                new BookingCommand.Tick()));
        for (PaymentStep step : PaymentStep.values()) {
            commands.add(SampleBookings.paid(step));
            commands.add(SampleBookings.declined(step));
            commands.add(SampleBookings.unreachable(step));
        }
        for (int item = 1; item <= 2; item++) {
            for (int attempt = 1; attempt <= 2; attempt++) {
                commands.add(SampleBookings.held(item, attempt, now.plusSeconds(600)));
                commands.add(SampleBookings.confirmed(item, attempt, now));
                commands.add(SampleBookings.confirmRefused(item, attempt));
                commands.add(SampleBookings.expired(item, attempt, now));
                commands.add(SampleBookings.released(item, attempt, now));
                for (ClaimRefusal reason : ClaimRefusal.values()) {
                    commands.add(SampleBookings.refused(item, attempt, reason));
                }
            }
        }
        return commands;
    }
}
