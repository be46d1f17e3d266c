package dev.wayfare.insight.counts.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.insight.counts.model.Fact.Counted;
import dev.wayfare.insight.counts.model.Fact.Occupied;
import dev.wayfare.insight.counts.model.Fact.Sold;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Instant T0 = Instant.parse("2026-12-01T23:50:00Z");
    private static final String ROOM = "room:" + Ids.derive("hotel", "h") + ":DOUBLE";
    private static final ClaimId CLAIM = new ClaimId(Ids.derive("offer", "c"));

    @Test
    void a_window_is_a_quarter_of_an_hour_of_the_events_own_day() {
        assertThat(Counted.at(T0, Kind.RIDE, Counts.DONE))
                .isEqualTo(new Counted(LocalDate.parse("2026-12-01"), Kind.RIDE, 95, Counts.DONE));
        assertThat(Counted.at(Instant.parse("2026-12-02T00:00:00Z"), Kind.RIDE, Counts.DONE)
                        .window())
                .isZero();
    }

    @Test
    void a_booking_counts_as_one_and_each_item_by_its_kind() {
        List<Fact> facts =
                lived(Trips.requested("b", T0), new BookingEvent.BookingConfirmed(Trips.TRAVELLER, Trips.TOTAL, T0));
        assertThat(sum(facts, Kind.BOOKING)).isEqualTo(Counts.REQUESTED.plus(Counts.DONE));
        assertThat(sum(facts, Kind.FLIGHT).sales()).isEqualTo(Amounts.of(Trips.FLIGHT_PRICE));
        assertThat(sum(facts, Kind.HOTEL).sales()).isEqualTo(Amounts.of(Trips.HOTEL_PRICE));
        assertThat(facts.stream().filter(Sold.class::isInstance).map(fact -> ((Sold) fact).route()))
                .containsExactly("ORD-LHR", "London");
    }

    @Test
    void a_booking_that_failed_sold_nothing_and_need_not_be_remembered() {
        BookingFacts.Step requested = BookingFacts.of(null, Trips.requested("b", T0));
        BookingFacts.Step failed = BookingFacts.of(
                requested.memory(),
                new BookingEvent.BookingFailed(Trips.TRAVELLER, Trips.TOTAL, "no-capacity", "sold out", 1, T0));
        assertThat(failed.memory()).isNull();
        assertThat(sum(failed.facts(), Kind.FLIGHT)).isEqualTo(Counts.FAILED);
        assertThat(failed.facts()).noneMatch(Sold.class::isInstance);
    }

    @Test
    void a_refund_is_shared_by_the_prices_of_what_is_called_off_to_the_last_cent() {
        List<Fact> facts = lived(
                Trips.requested("b", T0),
                new BookingEvent.BookingConfirmed(Trips.TRAVELLER, Trips.TOTAL, T0),
                Trips.cancelled(true, new Money(10_001, "USD"), T0));
        long flight = refunds(facts, Kind.FLIGHT);
        long hotel = refunds(facts, Kind.HOTEL);
        assertThat(flight + hotel).isEqualTo(10_001);
        assertThat(flight).isEqualTo(6_667);
        assertThat(sum(facts, Kind.BOOKING).cancelled()).isEqualTo(1);
    }

    @Test
    void one_called_off_before_it_was_confirmed_gives_nothing_back() {
        List<Fact> facts = lived(Trips.requested("b", T0), Trips.cancelled(false, new Money(0, "USD"), T0));
        assertThat(refunds(facts, Kind.FLIGHT)).isZero();
        assertThat(sum(facts, Kind.FLIGHT).cancelled()).isEqualTo(1);
    }

    @Test
    void one_item_called_off_leaves_the_booking_as_it_is() {
        List<Fact> facts = lived(
                Trips.requested("b", T0),
                new BookingEvent.BookingConfirmed(Trips.TRAVELLER, Trips.TOTAL, T0),
                Trips.itemCancelled(2, new Money(5_000, "USD"), T0));
        assertThat(sum(facts, Kind.BOOKING).cancelled()).isZero();
        assertThat(sum(facts, Kind.HOTEL).cancelled()).isEqualTo(1);
        assertThat(sum(facts, Kind.FLIGHT).cancelled()).isZero();
        assertThat(refunds(facts, Kind.HOTEL)).isEqualTo(5_000);
    }

    @Test
    void sales_are_what_the_books_charge_and_refunds_what_they_reverse() {
        assertThat(sum(BillFacts.of(posted("charge", "rider:x", 1_250)), Kind.RIDE)
                        .sales())
                .isEqualTo(Amounts.of(new Money(1_250, "USD")));
        assertThat(sum(BillFacts.of(posted("refund", "traveller:x", -500)), Kind.BOOKING)
                        .refunds())
                .isEqualTo(Amounts.of(new Money(500, "USD")));
        assertThat(BillFacts.of(posted("payment", "rider:x", -1_250))).isEmpty();
        assertThat(BillFacts.of(posted("refund-payment", "rider:x", 500))).isEmpty();
    }

    @Test
    void currencies_are_never_mixed() {
        Amounts sum = Amounts.of(new Money(1, "USD")).plus(new Money(2, "EUR")).plus(new Money(3, "USD"));
        assertThat(sum.each()).containsExactly(new Money(2, "EUR"), new Money(4, "USD"));
        assertThat(sum.minus(Amounts.of(new Money(2, "EUR"))).each()).containsExactly(new Money(4, "USD"));
    }

    @Test
    void a_night_is_held_then_sold_then_free_again() {
        Stay stay = new Stay();
        stay.sees(new ClaimEvent.CapacitySet(ROOM, 20, 2, 0, T0));
        stay.sees(held());
        assertThat(stay.night("2026-12-24")).isEqualTo(new Occupancy(20, 0, 3));
        stay.sees(new ClaimOutcome.Confirmed(ROOM, CLAIM, "b", T0));
        assertThat(stay.night("2026-12-25")).isEqualTo(new Occupancy(20, 3, 0));
        stay.sees(new ClaimOutcome.Confirmed(ROOM, CLAIM, "b", T0));
        assertThat(stay.night("2026-12-25")).as("a repeat sells nothing").isEqualTo(new Occupancy(20, 3, 0));
        stay.sees(new ClaimEvent.CapacitySet(ROOM, 15, 0, 0, T0));
        stay.sees(new ClaimOutcome.Released(ROOM, CLAIM, "b", "cancelled", T0));
        assertThat(stay.night("2026-12-24")).isEqualTo(new Occupancy(15, 0, 0));
        assertThat(stay.night("2026-12-26")).as("nobody asked for it").isEqualTo(Occupancy.NONE);
    }

    @Test
    void a_hold_that_expires_leaves_nothing() {
        Stay stay = new Stay();
        stay.sees(new ClaimEvent.CapacitySet(ROOM, 20, 0, 0, T0));
        stay.sees(held());
        stay.sees(new ClaimOutcome.Expired(ROOM, CLAIM, "b", T0));
        stay.sees(new ClaimOutcome.Released(ROOM, CLAIM, "b", "late", T0));
        assertThat(stay.night("2026-12-24")).isEqualTo(new Occupancy(20, 0, 0));
    }

    @Test
    void what_is_no_stock_is_a_fault() {
        assertThatThrownBy(() -> new Stay().sees(new ClaimEvent.CapacitySet("user_x", 1, 0, 0, T0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("user_x");
    }

    private static ClaimOutcome.Held held() {
        return new ClaimOutcome.Held(ROOM, CLAIM, "b", 3, List.of("2026-12-24", "2026-12-25"), T0, null, T0);
    }

    /** One resource and one claim, and what became of its nights. */
    private static final class Stay {
        private StockFacts.Resource resource = StockFacts.Resource.UNKNOWN;
        private StockFacts.Claim claim;
        private final List<Fact> facts = new ArrayList<>();

        void sees(ClaimEvent event) {
            StockFacts.Step step = StockFacts.of(resource, claim, event);
            resource = step.resource();
            claim = step.claim();
            facts.addAll(step.facts());
        }

        Occupancy night(String day) {
            return facts.stream()
                    .map(Occupied.class::cast)
                    .filter(fact -> fact.day().equals(LocalDate.parse(day)))
                    .reduce(Occupancy.NONE, Occupancy::plus, (one, other) -> other);
        }
    }

    private static List<Fact> lived(BookingEvent... events) {
        List<Fact> facts = new ArrayList<>();
        BookedItems memory = null;
        for (BookingEvent event : events) {
            BookingFacts.Step step = BookingFacts.of(memory, event);
            memory = step.memory();
            facts.addAll(step.facts());
        }
        return facts;
    }

    private static Counts sum(List<Fact> facts, Kind kind) {
        Map<Kind, Counts> sums = facts.stream()
                .filter(Counted.class::isInstance)
                .map(Counted.class::cast)
                .collect(Collectors.toMap(Counted::kind, Counted::by, Counts::plus));
        return sums.getOrDefault(kind, Counts.NONE);
    }

    private static long refunds(List<Fact> facts, Kind kind) {
        return sum(facts, kind).refunds().each().stream()
                .mapToLong(Money::amountMinor)
                .sum();
    }

    private static BillEvent posted(String kind, String account, long amount) {
        return new BillEvent.LedgerPosted(
                new LedgerTransaction(
                        "ltx",
                        kind,
                        List.of(
                                new LedgerTransaction.Entry(account, new Money(amount, "USD")),
                                new LedgerTransaction.Entry("provider:simulated", new Money(-amount, "USD")))),
                T0);
    }
}
