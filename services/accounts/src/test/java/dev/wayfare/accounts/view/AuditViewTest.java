package dev.wayfare.accounts.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AuditViewTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final String BOOKING = Ids.derive(BookingId.PREFIX, "one");
    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    private static final String SUPPORT = Ids.derive("user", "support");
    private static final Money REFUND = new Money(9_900, "USD");

    private final AuditView view = new AuditView();

    private static BookingEvent cancelled(CancelledBy by, String actor) {
        return new BookingCancelled(ANN, true, List.of(1, 2), REFUND, "refund", by, actor, "a storm", NOW);
    }

    private static Envelope event(BookingEvent event) {
        return new Envelope(Topics.BOOKINGS.name(), 3, 17, BOOKING, "id", "type", event, 5, NOW, null);
    }

    @Test
    void a_booking_that_the_platforms_people_cancelled_is_their_act() {
        Envelope event = event(cancelled(CancelledBy.SYSTEM, SUPPORT));

        assertThat(view.topics()).contains(Topics.BOOKINGS);
        assertThat(view.idsOf(event)).containsExactly("bookings-3@17");
        Document act = view.fold(null, "bookings-3@17", event);
        assertThat(act)
                .containsEntry("actor", SUPPORT)
                .containsEntry("action", "booking-cancelled")
                .containsEntry("subject", BOOKING)
                .containsEntry("reason", "a storm");
        assertThat(view.fold(act, "bookings-3@17", event)).isSameAs(act);
    }

    @Test
    void so_is_a_part_of_one() {
        Envelope event =
                event(new ItemsCancelled(ANN, List.of(1), REFUND, "refund", CancelledBy.SYSTEM, SUPPORT, null, NOW));

        assertThat(view.fold(null, "bookings-3@17", event))
                .containsEntry("action", "booking-items-cancelled")
                .doesNotContainKey("reason");
    }

    @Test
    void what_a_traveller_or_a_supplier_cancels_is_nobodys_act() {
        assertThat(view.idsOf(event(cancelled(CancelledBy.TRAVELLER, ANN.value()))))
                .isEmpty();
        assertThat(view.idsOf(event(cancelled(CancelledBy.SUPPLIER, ANN.value()))))
                .isEmpty();
    }
}
