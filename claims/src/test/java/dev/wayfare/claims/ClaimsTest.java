package dev.wayfare.claims;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");
    private static final Claims CLAIMS = Claims.ofDefinedResources();

    @Test
    void what_nobody_defined_cannot_be_held() {
        assertThat(CLAIMS.decide(CLAIMS.initial(), hold("a", 1, T0), T0))
                .isEqualTo(refused("UNKNOWN", "nobody defined r"));
    }

    @Test
    void the_last_unit_is_contended_while_held_and_sold_once_confirmed() {
        ClaimBook book = run(ClaimBook.of(1), hold("a", 1, T0), T0);
        assertThat(code(CLAIMS.decide(book, hold("b", 1, T0), T0))).isEqualTo("CONTENDED");
        ClaimBook sold = run(book, confirm("a"), T0);
        assertThat(code(CLAIMS.decide(sold, hold("b", 1, T0), T0))).isEqualTo("NO_CAPACITY");
    }

    @Test
    void a_hold_cannot_be_confirmed_at_the_instant_it_expires() {
        ClaimBook book = run(ClaimBook.of(1), hold("a", 1, T0), T0);
        assertThat(code(CLAIMS.decide(book, confirm("a"), T0.plusSeconds(10)))).isEqualTo("EXPIRED");
        assertThat(CLAIMS.decide(book, confirm("a"), T0.plusMillis(9_999))).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void an_overdue_hold_makes_room_even_before_its_timer_fires() {
        ClaimBook book = run(ClaimBook.of(1), hold("a", 1, T0), T0);
        Instant later = T0.plusSeconds(11);
        ClaimBook next = run(book, hold("b", 1, later), later);
        assertThat(next.live().keySet()).containsExactly(id("b").value());
    }

    @Test
    void a_release_that_overtakes_its_hold_fences_it() {
        ClaimBook book = run(ClaimBook.of(1), new ClaimCommand.Release("r", id("a"), "ride", "cancelled"), T0);
        assertThat(code(CLAIMS.decide(book, hold("a", 1, T0), T0.plusSeconds(1))))
                .isEqualTo("CONTENDED");
    }

    @Test
    void a_stay_is_refused_when_its_middle_night_is_gone() {
        ClaimBook book = run(ClaimBook.of(1), stay("a", "n2"), T0);
        assertThat(code(CLAIMS.decide(book, stay("b", "n1", "n2", "n3"), T0))).isEqualTo("CONTENDED");
        assertThat(CLAIMS.decide(book, stay("c", "n1", "n3"), T0)).isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void a_repeated_hold_gets_the_first_answer_again() {
        ClaimBook book = run(ClaimBook.of(1), hold("a", 1, T0), T0);
        Decision<ClaimEvent> again = CLAIMS.decide(book, hold("a", 1, T0), T0.plusSeconds(2));
        assertThat(again).isEqualTo(Decision.<ClaimEvent>unchanged());
        assertThat(ClaimAnswers.applied(hold("a", 1, T0), List.of(), book))
                .singleElement()
                .isInstanceOfSatisfying(ClaimOutcome.Held.class, held -> assertThat(held.expiresAt())
                        .isEqualTo(T0.plusSeconds(10)));
    }

    @Test
    void a_capacity_that_is_set_already_is_not_set_again() {
        ClaimBook book = run(ClaimBook.UNDEFINED, new ClaimCommand.Define("r", 3, 1), T0);
        assertThat(CLAIMS.decide(book, new ClaimCommand.Define("r", 3, 1), T0))
                .isEqualTo(Decision.<ClaimEvent>unchanged());
        assertThat(CLAIMS.decide(book, new ClaimCommand.Define("r", 4, 0), T0))
                .as("as many may be sold, and it is another capacity")
                .isInstanceOfSatisfying(
                        Decision.Accepted.class, set -> assertThat(set.events()).hasSize(1));
    }

    @Test
    void no_run_of_random_commands_ever_oversells_a_slot() {
        Random random = new Random(42);
        for (int run = 0; run < 200; run++) {
            ClaimBook book = run(ClaimBook.UNDEFINED, new ClaimCommand.Define("r", 3, 1), T0);
            List<String> known = new ArrayList<>();
            Instant now = T0;
            for (int step = 0; step < 60; step++) {
                now = now.plusMillis(random.nextInt(4_000));
                ClaimCommand command = randomCommand(random, known, now);
                if (CLAIMS.decide(book, command, now) instanceof Decision.Accepted<ClaimEvent>(var events)) {
                    for (ClaimEvent event : events) {
                        book = CLAIMS.evolve(book, event);
                    }
                }
                assertThat(book.used().values()).allMatch(units -> units >= 1 && units <= 4);
                assertThat(book.used()).isEqualTo(recount(book));
            }
        }
    }

    private static java.util.Map<String, Integer> recount(ClaimBook book) {
        java.util.Map<String, Integer> counts = new java.util.HashMap<>();
        book.live().values().forEach(e -> e.slots().forEach(s -> counts.merge(s, e.quantity(), Integer::sum)));
        return counts;
    }

    private static ClaimCommand randomCommand(Random random, List<String> known, Instant now) {
        if (known.isEmpty() || random.nextInt(3) == 0) {
            String name = "c" + known.size();
            known.add(name);
            return new ClaimCommand.Hold(
                    "r",
                    id(name),
                    "ride",
                    1 + random.nextInt(2),
                    List.of("n" + random.nextInt(3)),
                    5,
                    now.plusSeconds(5),
                    null);
        }
        String name = known.get(random.nextInt(known.size()));
        return switch (random.nextInt(3)) {
            case 0 -> confirm(name);
            case 1 -> new ClaimCommand.Release("r", id(name), "ride", "test");
            default -> new ClaimCommand.ExpireDue("r");
        };
    }

    private static ClaimBook run(ClaimBook book, ClaimCommand command, Instant now) {
        assertThat(CLAIMS.decide(book, command, now)).isInstanceOf(Decision.Accepted.class);
        ClaimBook state = book;
        for (ClaimEvent event : ((Decision.Accepted<ClaimEvent>) CLAIMS.decide(book, command, now)).events()) {
            state = CLAIMS.evolve(state, event);
        }
        return state;
    }

    private static ClaimCommand hold(String claim, int quantity, Instant now) {
        return new ClaimCommand.Hold("r", id(claim), "ride", quantity, List.of(), 10, now.plusSeconds(5), null);
    }

    private static ClaimCommand stay(String claim, String... nights) {
        return new ClaimCommand.Hold("r", id(claim), "ride", 1, List.of(nights), 10, T0.plusSeconds(5), null);
    }

    private static ClaimCommand confirm(String claim) {
        return new ClaimCommand.Confirm("r", id(claim), "ride");
    }

    private static ClaimId id(String name) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, name));
    }

    private static String code(Decision<ClaimEvent> decision) {
        return ((Decision.Refused<ClaimEvent>) decision).refusal().code();
    }

    @Test
    void slots_that_have_passed_leave_the_book_with_what_was_sold_in_them_alone() {
        ClaimBook book = run(ClaimBook.of(2), stay("a", "2026-01-01", "2026-01-02"), T0);
        book = run(book, confirm("a"), T0);
        book = run(book, stay("b", "2026-01-02", "2026-01-03"), T0);
        book = run(book, confirm("b"), T0);
        book = run(book, stay("held", "2026-01-01"), T0);
        assertThat(book.firstConfirmedSlot()).contains("2026-01-01");

        ClaimBook closed = run(book, new ClaimCommand.CloseSlots("r", "2026-01-03"), T0);
        assertThat(closed.live().keySet())
                .containsExactlyInAnyOrder(id("b").value(), id("held").value());
        assertThat(closed.used()).isEqualTo(Map.of("2026-01-03", 1, "2026-01-01", 1));
        assertThat(CLAIMS.decide(closed, new ClaimCommand.CloseSlots("r", "2026-01-03"), T0))
                .isEqualTo(Decision.unchanged());

        ClaimBook released = run(closed, new ClaimCommand.Release("r", id("b"), "ride", "cancelled"), T0);
        assertThat(released.used()).isEqualTo(Map.of("2026-01-01", 1));
    }

    private static Decision<ClaimEvent> refused(String code, String detail) {
        return Decision.refuse(code, detail);
    }
}
