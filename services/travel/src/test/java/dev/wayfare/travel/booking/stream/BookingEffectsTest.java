package dev.wayfare.travel.booking.stream;

import static dev.wayfare.travel.booking.model.SampleBookings.BOOKING;
import static dev.wayfare.travel.booking.model.SampleBookings.T0;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.booking.model.Booking;
import dev.wayfare.travel.booking.model.BookingSettings;
import dev.wayfare.travel.booking.model.SampleBookings;
import dev.wayfare.travel.market.Hosted;
import dev.wayfare.travel.market.Sent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class BookingEffectsTest {

    private static final ReplyTo CALLER = new ReplyTo(2, "cmd_x-end");

    private final Hosted<BookingCommand, Booking, BookingEvent> hosted =
            new Hosted<>(BookingAggregate.of(BookingSettings.defaults()));
    private Instant now = T0;

    private Sent sends(BookingCommand command) {
        Sent sent = new Sent();
        var _ = hosted.take(BOOKING.value(), command, now, sent);
        return sent;
    }

    private BookingEffectsTest given(BookingCommand... commands) {
        for (BookingCommand command : commands) {
            sends(command);
        }
        return this;
    }

    private BookingEffectsTest held() {
        return given(SampleBookings.held(1, 1, T0.plusSeconds(600)), SampleBookings.held(2, 1, T0.plusSeconds(600)));
    }

    private BookingEffectsTest confirming() {
        return given(waited()).held().given(SampleBookings.paid(PaymentStep.AUTHORISE));
    }

    private BookingEffectsTest capturing() {
        return confirming().given(SampleBookings.confirmed(1, 1, T0), SampleBookings.confirmed(2, 1, T0));
    }

    private static Create waited() {
        Create asked = SampleBookings.twoSeats();
        return new Create(
                asked.booking(),
                asked.traveller(),
                asked.travellers(),
                asked.items(),
                asked.total(),
                "tok_visa",
                false,
                null,
                CALLER);
    }

    @Test
    void all_stock_is_asked_for_at_once_and_nothing_else() {
        Sent sent = sends(waited());
        assertThat(sent.values(ClaimCommand.Hold.class))
                .extracting(ClaimCommand.Hold::resource, ClaimCommand.Hold::claim, ClaimCommand.Hold::holdS)
                .containsExactly(
                        tuple(SampleBookings.flight("WF1").text(), SampleBookings.claim(1, 1), 600),
                        tuple(SampleBookings.flight("WF2").text(), SampleBookings.claim(2, 1), 600));
        assertThat(sent.messages()).hasSize(2);
        assertThat(sent.replies()).isEmpty();
    }

    @Test
    void money_is_asked_for_when_all_is_held_and_not_before() {
        given(waited());
        assertThat(sends(SampleBookings.held(1, 1, T0.plusSeconds(600))).messages())
                .isEmpty();
        Sent sent = sends(SampleBookings.held(2, 1, T0.plusSeconds(600)));
        assertThat(sent.messages()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo(Topics.BILLING_TASKS);
            assertThat(message.key()).isEqualTo(BOOKING.value().replace("booking_", "bill_"));
        });
        BillCommand.Authorise authorise =
                sent.values(BillCommand.Authorise.class).getFirst();
        assertThat(authorise.total()).isEqualTo(new Money(20_000, "USD"));
        assertThat(authorise.paymentMethod()).isEqualTo("tok_visa");
        assertThat(authorise.lines()).hasSize(2);
        assertThat(authorise.payBy()).isEqualTo(T0.plusSeconds(540));
    }

    @Test
    void holds_are_confirmed_when_the_money_is_reserved_and_it_is_taken_when_all_are() {
        given(waited()).held();
        assertThat(sends(SampleBookings.paid(PaymentStep.AUTHORISE)).values(ClaimCommand.Confirm.class))
                .hasSize(2);
        assertThat(sends(SampleBookings.confirmed(1, 1, T0)).messages()).isEmpty();
        assertThat(sends(SampleBookings.confirmed(2, 1, T0)).values(BillCommand.Capture.class))
                .hasSize(1);
    }

    @Test
    void whatever_is_asked_of_a_suppliers_stock_goes_to_him_by_claim() {
        BookingItem seat = SampleBookings.seat(1, "WF1", SampleBookings.FLEX);
        String stock = new SuppliedStock("simulated", "room").text();
        BookingItem supplied = new BookingItem(
                1,
                seat.kind(),
                stock,
                1,
                seat.slots(),
                seat.title(),
                seat.where(),
                seat.startsAt(),
                seat.endsAt(),
                seat.rules(),
                seat.price(),
                seat.asked());
        List<Sent.Message> asked =
                new ArrayList<>(sends(SampleBookings.create(supplied)).messages());
        given(new BookingCommand.ClaimAnswered(new ClaimOutcome.Held(
                stock, SampleBookings.claim(1, 1), BOOKING.value(), 1, List.of(), T0.plusSeconds(600), null, T0)));
        asked.addAll(sends(SampleBookings.paid(PaymentStep.AUTHORISE)).messages());
        sends(SampleBookings.cancel()).messages().stream()
                .filter(message -> message.value() instanceof ClaimCommand)
                .forEach(asked::add);
        assertThat(asked)
                .extracting(Sent.Message::topic, Sent.Message::key, message -> message.value()
                        .getClass())
                .containsExactly(
                        toHim(ClaimCommand.Hold.class),
                        toHim(ClaimCommand.Confirm.class),
                        toHim(ClaimCommand.Release.class));
    }

    private static Tuple toHim(Class<?> command) {
        return tuple(Topics.SUPPLIER_CLAIMS, SampleBookings.claim(1, 1).value(), command);
    }

    @Test
    void whoever_waits_is_answered_once_when_it_is_confirmed() {
        capturing();
        assertThat(sends(SampleBookings.paid(PaymentStep.CAPTURE)).replies())
                .containsExactly(new Sent.Reply(CALLER, BOOKING.value(), 9, null));
        assertThat(sends(SampleBookings.cancel()).replies()).isEmpty();
    }

    @Test
    void a_refused_item_gives_back_what_was_held_and_tells_whoever_waits() {
        given(waited(), SampleBookings.held(1, 1, T0.plusSeconds(600)));
        Sent sent = sends(SampleBookings.refused(2, 1, ClaimRefusal.NO_CAPACITY));
        assertThat(sent.values(ClaimCommand.Release.class))
                .singleElement()
                .satisfies(release -> assertThat(release.claim()).isEqualTo(SampleBookings.claim(1, 1)));
        assertThat(sent.messages()).as("no money was asked for").hasSize(1);
        assertThat(sent.replies()).extracting(Sent.Reply::code).containsExactly("no-capacity");
    }

    @Test
    void a_hold_that_is_still_on_its_way_is_given_back_too() {
        given(waited());
        assertThat(sends(SampleBookings.cancel()).values(ClaimCommand.Release.class))
                .hasSize(2);
    }

    @Test
    void an_expired_hold_undoes_what_was_confirmed_and_lets_the_money_go() {
        confirming().given(SampleBookings.confirmed(1, 1, T0));
        Sent sent = sends(SampleBookings.confirmRefused(2, 1));
        assertThat(sent.values(ClaimCommand.Release.class)).hasSize(2);
        assertThat(sent.values(BillCommand.VoidPayment.class)).hasSize(1);
        assertThat(sent.replies()).extracting(Sent.Reply::code).containsExactly("hold-expired");
    }

    @Test
    void cancelled_during_the_payment_all_is_given_back_and_money_found_later_is_let_go() {
        given(waited()).held();
        Sent sent = sends(SampleBookings.cancel());
        assertThat(sent.values(ClaimCommand.Release.class)).hasSize(2);
        assertThat(sent.values(BillCommand.VoidPayment.class)).hasSize(1);
        assertThat(sent.replies()).extracting(Sent.Reply::code).containsExactly("booking-cancelled");
        assertThat(sends(SampleBookings.paid(PaymentStep.AUTHORISE)).values(BillCommand.VoidPayment.class))
                .hasSize(1);
        assertThat(sends(SampleBookings.unreachable(PaymentStep.AUTHORISE)).messages())
                .isEmpty();
        assertThat(sends(SampleBookings.paid(PaymentStep.VOID)).messages()).isEmpty();
    }

    @Test
    void a_capture_that_is_found_after_the_failure_is_let_go() {
        capturing().given(SampleBookings.unreachable(PaymentStep.CAPTURE));
        assertThat(sends(SampleBookings.paid(PaymentStep.CAPTURE)).values(BillCommand.VoidPayment.class))
                .hasSize(1);
    }

    @Test
    void a_cancelled_item_is_released_and_refunded_and_the_rest_is_left_alone() {
        capturing().given(SampleBookings.paid(PaymentStep.CAPTURE));
        Sent sent = sends(SampleBookings.cancel(null, 2));
        assertThat(sent.values(ClaimCommand.Release.class))
                .singleElement()
                .satisfies(release -> assertThat(release.claim()).isEqualTo(SampleBookings.claim(2, 1)));
        assertThat(sent.values(BillCommand.Refund.class))
                .singleElement()
                .satisfies(refund -> assertThat(refund.amount()).isEqualTo(new Money(10_000, "USD")));
        Sent rest = sends(SampleBookings.cancel());
        assertThat(rest.values(ClaimCommand.Release.class)).hasSize(1);
        assertThat(rest.values(BillCommand.Refund.class)).hasSize(1);
        assertThat(rest.values(BillCommand.VoidPayment.class))
                .as("it was paid in order")
                .isEmpty();
        assertThat(sends(SampleBookings.paid(PaymentStep.CAPTURE)).messages()).isEmpty();
    }

    @Test
    void stock_that_is_not_of_the_current_attempt_is_given_back() {
        given(waited(), SampleBookings.refused(1, 1, ClaimRefusal.CONTENDED));
        assertThat(sends(SampleBookings.held(1, 1, T0.plusSeconds(600))).values(ClaimCommand.Release.class))
                .singleElement()
                .satisfies(release -> assertThat(release.claim()).isEqualTo(SampleBookings.claim(1, 1)));
        now = T0.plusSeconds(1);
        assertThat(sends(new BookingCommand.Tick()).values(ClaimCommand.Hold.class))
                .singleElement()
                .satisfies(hold -> assertThat(hold.claim()).isEqualTo(SampleBookings.claim(1, 2)));
    }

    @Test
    void stock_for_a_booking_that_nobody_knows_is_given_back() {
        assertThat(sends(SampleBookings.held(1, 1, T0.plusSeconds(600))).values(ClaimCommand.Release.class))
                .hasSize(1);
        assertThat(sends(SampleBookings.confirmed(1, 1, T0)).values(ClaimCommand.Release.class))
                .hasSize(1);
    }

    @Test
    void a_booking_that_cannot_be_is_told_to_whoever_waits() {
        Create asked = waited();
        Create wrong = new Create(
                asked.booking(),
                asked.traveller(),
                List.of(),
                asked.items(),
                new Money(1, "USD"),
                "tok_ok",
                false,
                null,
                CALLER);
        Sent sent = sends(wrong);
        assertThat(sent.replies()).containsExactly(new Sent.Reply(CALLER, BOOKING.value(), 0, "total-mismatch"));
        assertThat(sent.messages()).isEmpty();
    }

    @Test
    void held_for_later_payment_whoever_waits_is_answered_and_no_money_is_asked_for() {
        Create later = SampleBookings.payLater();
        given(new Create(
                later.booking(),
                later.traveller(),
                List.of(),
                later.items(),
                later.total(),
                "tok_ok",
                true,
                null,
                CALLER));
        given(SampleBookings.held(1, 1, T0.plusSeconds(86_400)));
        Sent sent = sends(SampleBookings.held(2, 1, T0.plusSeconds(86_400)));
        assertThat(sent.messages()).isEmpty();
        assertThat(sent.replies()).extracting(Sent.Reply::to).containsExactly(CALLER);
        ReplyTo payer = new ReplyTo(1, "cmd_pay-end");
        assertThat(sends(new BookingCommand.Pay(SampleBookings.TRAVELLER, "tok_declined", payer))
                        .values(BillCommand.Authorise.class))
                .extracting(BillCommand.Authorise::paymentMethod)
                .containsExactly("tok_declined");
        assertThat(sends(SampleBookings.declined(PaymentStep.AUTHORISE)).replies())
                .containsExactly(new Sent.Reply(payer, BOOKING.value(), 6, "payment-declined"));
    }
}
