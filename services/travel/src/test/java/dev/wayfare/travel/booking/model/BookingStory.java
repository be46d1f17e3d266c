package dev.wayfare.travel.booking.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One booking told command by command, on its own clock. Every step is checked against the transition table. */
final class BookingStory {

    static final BookingSettings SETTINGS = BookingSettings.defaults();

    private final BookingDecider decider = new BookingDecider(SETTINGS);
    private final List<BookingEvent> history = new ArrayList<>();
    private Booking booking = decider.initial();
    private Instant now = SampleBookings.T0;

    static BookingStory of(Create create) {
        return new BookingStory().given(create);
    }

    /** Two seats, paid at once. */
    static BookingStory requested() {
        return of(SampleBookings.twoSeats());
    }

    /** Two seats, to be paid within a day. */
    static BookingStory unpaid() {
        return of(SampleBookings.payLater()).heldAll();
    }

    Instant now() {
        return now;
    }

    Booking booking() {
        return booking;
    }

    List<BookingEvent> history() {
        return history;
    }

    BookingEvent last() {
        return history.getLast();
    }

    BookingStory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    BookingStory at(Instant time) {
        now = time;
        return this;
    }

    /** A command that must be accepted. */
    BookingStory given(BookingCommand command) {
        then(command);
        return this;
    }

    /** The events of a command that must be accepted. */
    List<BookingEvent> then(BookingCommand command) {
        Decision<BookingEvent> decision = decider.decide(booking, command, now);
        assertThat(decision).as("%s in %s", command, booking).isInstanceOf(Decision.Accepted.class);
        List<BookingEvent> events = ((Decision.Accepted<BookingEvent>) decision).events();
        for (BookingEvent event : events) {
            Booking next = decider.evolve(booking, event);
            assertThat(BookingTransitions.isLegal(booking, event, next))
                    .as("%s by %s to %s", booking, event, next)
                    .isTrue();
            booking = next;
            history.add(event);
        }
        return events;
    }

    /** The only event of a command that must be accepted. */
    BookingEvent one(BookingCommand command) {
        List<BookingEvent> events = then(command);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    /** The code by which a command is refused. */
    String refused(BookingCommand command) {
        Decision<BookingEvent> decision = decider.decide(booking, command, now);
        assertThat(decision).as("%s in %s", command, booking).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused<BookingEvent>) decision).refusal();
        assertThat(refusal.detail()).isNotBlank();
        assertThat(BookingRefusals.ALL).contains(refusal.code());
        return refusal.code();
    }

    /** Every item is held. */
    BookingStory heldAll() {
        Instant ends = now.plusSeconds(booking.findRequest().orElseThrow().holdS());
        for (ItemClaim claim : booking.claims()) {
            given(SampleBookings.held(claim.item(), claim.attempt(), ends));
        }
        return this;
    }

    BookingStory authorised() {
        return heldAll().after(Duration.ofSeconds(1)).given(SampleBookings.paid(PaymentStep.AUTHORISE));
    }

    BookingStory stockConfirmed() {
        authorised();
        for (ItemClaim claim : booking.claims()) {
            given(SampleBookings.confirmed(claim.item(), claim.attempt(), now));
        }
        return this;
    }

    BookingStory confirmed() {
        return stockConfirmed().given(SampleBookings.paid(PaymentStep.CAPTURE));
    }
}
