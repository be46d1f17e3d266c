package dev.wayfare.travel.inventory.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimCommand.Confirm;
import dev.wayfare.claims.ClaimCommand.Define;
import dev.wayfare.claims.ClaimCommand.Hold;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.travel.booking.model.SampleBookings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StockOwnerTest {

    private static final String SEATS = SampleBookings.flight("WF1").text();
    private static final String ROOMS = SampleBookings.hotel("Grand").text();
    private static final Capacity TWO = Capacity.of(2);

    private final StockOwner owner = new StockOwner();
    private final List<ClaimEvent> history = new ArrayList<>();
    private Stock stock = owner.initial();
    private Instant now = SampleBookings.T0;

    @Test
    void what_nobody_defined_has_the_capacity_that_the_catalogue_lists_and_the_log_says_so_first() {
        assertThat(then(hold("a", SEATS, 1), TWO))
                .hasExactlyElementsOfTypes(CapacitySet.class, ClaimOutcome.Held.class)
                .first()
                .isEqualTo(new CapacitySet(SEATS, 2, 0, 0, now));
        assertThat(then(hold("b", SEATS, 1), Capacity.of(9)))
                .as("it is set once")
                .hasExactlyElementsOfTypes(ClaimOutcome.Held.class);
        assertThat(refused(hold("c", SEATS, 1), Capacity.of(9))).isEqualTo("CONTENDED");
    }

    @Test
    void a_hold_that_does_not_fit_leaves_no_trace() {
        assertThat(refused(hold("a", SEATS, 3), TWO)).isEqualTo("NO_CAPACITY");
        assertThat(stock).isEqualTo(owner.initial());
    }

    @Test
    void what_neither_command_nor_catalogue_knows_is_unknown() {
        assertThat(refused(hold("a", SEATS, 1), null)).isEqualTo("UNKNOWN");
    }

    @Test
    void an_explicit_definition_wins_over_the_catalogue() {
        then(new Define(SEATS, 1, 0), null);
        then(hold("a", SEATS, 1), TWO);
        assertThat(refused(hold("b", SEATS, 1), TWO)).isEqualTo("CONTENDED");
    }

    @Test
    void capacity_lowered_below_what_is_sold_is_taken_reported_and_stops_new_holds() {
        then(hold("a", SEATS, 2), TWO);
        then(new Confirm(SEATS, claim("a"), "booking"), null);
        assertThat(then(new Define(SEATS, 1, 0), null)).containsExactly(new CapacitySet(SEATS, 1, 0, 1, now));
        assertThat(refused(hold("b", SEATS, 1), TWO)).isEqualTo("NO_CAPACITY");
        assertThat(stock.claims().find(claim("a")).orElseThrow().confirmed()).isTrue();
    }

    @Test
    void the_allowance_is_sold_and_not_one_more() {
        then(new Define(SEATS, 2, 1), null);
        then(hold("a", SEATS, 3), null);
        assertThat(refused(hold("b", SEATS, 1), null)).isEqualTo("CONTENDED");
    }

    @Test
    void a_hold_that_ends_a_millisecond_before_the_confirm_is_not_confirmed() {
        then(hold("a", SEATS, 1), TWO);
        now = now.plusSeconds(600);
        assertThat(refused(new Confirm(SEATS, claim("a"), "booking"), null)).isEqualTo("EXPIRED");
        now = now.minusMillis(1);
        assertThat(then(new Confirm(SEATS, claim("a"), "booking"), null))
                .hasExactlyElementsOfTypes(ClaimOutcome.Confirmed.class);
    }

    @Test
    void a_date_that_has_passed_everywhere_on_earth_is_not_sold() {
        now = Instant.parse("2026-12-25T11:59:59Z");
        then(hold("a", SEATS, 1), TWO);
        now = Instant.parse("2026-12-25T12:00:00Z");
        assertThat(refused(hold("b", SEATS, 1), TWO)).isEqualTo("UNAVAILABLE");
        assertThat(refused(hold("c", ROOMS, 1, "2026-12-23", "2026-12-26"), TWO))
                .isEqualTo("UNAVAILABLE");
        then(hold("d", ROOMS, 1, "2026-12-25"), TWO);
    }

    @Test
    void a_stay_needs_every_night() {
        then(hold("a", ROOMS, 2, "2026-12-25"), TWO);
        assertThat(refused(hold("b", ROOMS, 1, "2026-12-24", "2026-12-25", "2026-12-26"), TWO))
                .isEqualTo("CONTENDED");
        then(hold("c", ROOMS, 1, "2026-12-24"), TWO);
        then(hold("d", ROOMS, 1, "2026-12-26"), TWO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-30", "24.12.2026"})
    void a_slot_that_is_no_date_is_refused(String slot) {
        assertThat(refused(hold("a", ROOMS, 1, slot), TWO)).isEqualTo("UNAVAILABLE");
    }

    @Test
    void a_night_named_twice_is_refused_and_seats_have_no_slots() {
        assertThat(refused(hold("a", ROOMS, 1, "2026-12-24", "2026-12-24"), TWO))
                .isEqualTo("UNAVAILABLE");
        assertThat(refused(hold("b", SEATS, 1, "2026-12-24"), TWO)).isEqualTo("UNAVAILABLE");
    }

    @Test
    void what_was_sold_for_a_day_leaves_the_book_once_that_day_is_over_everywhere() {
        then(hold("a", ROOMS, 1, "2026-12-25", "2026-12-26"), TWO);
        assertThat(StockDays.closesAt(stock)).as("a hold ends by itself").isEmpty();
        then(new Confirm(ROOMS, claim("a"), "booking"), null);
        assertThat(StockDays.closesAt(stock)).contains(Instant.parse("2026-12-27T00:00:00Z"));
        then(StockDays.nextClose(stock).orElseThrow(), null);
        assertThat(stock.claims().used()).containsOnlyKeys("2026-12-26");
        then(StockDays.nextClose(stock).orElseThrow(), null);
        assertThat(stock.claims().live()).isEmpty();
        assertThat(StockDays.closesAt(stock)).isEmpty();
    }

    @Test
    void a_departure_is_forgotten_some_days_later_and_what_is_said_of_it_then_changes_nothing() {
        assertThat(StockDays.forgetAt(stock)).isEmpty();
        then(hold("a", SEATS, 1), TWO);
        assertThat(StockDays.forgetAt(stock)).contains(Instant.parse("2026-12-27T00:00:00Z"));
        stock = owner.initial();
        now = Instant.parse("2026-12-27T00:00:01Z");
        assertThat(then(new ClaimCommand.Release(SEATS, claim("a"), "booking", "late"), null))
                .isEmpty();
        assertThat(refused(hold("b", SEATS, 1), TWO)).isEqualTo("UNAVAILABLE");
    }

    @Test
    void the_same_events_give_the_same_stock() {
        then(hold("a", ROOMS, 2, "2026-12-25"), TWO);
        then(new Confirm(ROOMS, claim("a"), "booking"), null);
        then(hold("b", ROOMS, 1, "2026-12-26"), TWO);
        then(new ClaimCommand.Release(ROOMS, claim("a"), "booking", "cancelled"), null);
        Stock replayed = owner.initial();
        for (ClaimEvent event : history) {
            replayed = owner.evolve(replayed, event);
        }
        assertThat(replayed).isEqualTo(stock);
    }

    private static ClaimId claim(String name) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, name));
    }

    private Hold hold(String name, String resource, int quantity, String... slots) {
        return new Hold(resource, claim(name), "booking", quantity, List.of(slots), 600, now.plusSeconds(60), null);
    }

    private List<ClaimEvent> then(ClaimCommand command, @Nullable Capacity listed) {
        Decision<ClaimEvent> decision = owner.decide(stock, new StockCommand(command, listed), now);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
        List<ClaimEvent> events = ((Decision.Accepted<ClaimEvent>) decision).events();
        events.forEach(event -> stock = owner.evolve(stock, event));
        history.addAll(events);
        return events;
    }

    private String refused(ClaimCommand command, @Nullable Capacity listed) {
        Decision<ClaimEvent> decision = owner.decide(stock, new StockCommand(command, listed), now);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<ClaimEvent>) decision).refusal().code();
    }
}
