package dev.wayfare.dispatch.surge.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.contracts.dispatch.MarketConditions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurgeRulesTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final SurgeRules RULES = new SurgeRules(2.5, 3);
    private static final Spot CENTRE = new Spot("c", "standard");
    private static final Spot EAST = new Spot("e", "standard");

    /** Three cells in a row: west, centre, east. */
    private static List<String> around(String cell) {
        return cell.equals("c") ? List.of("w", "e") : List.of("c");
    }

    private static double settled(int requests, int drivers) {
        return settled(RULES, counts(requests, drivers)).get(CENTRE).surge();
    }

    private static SurgeRules.Counts counts(int requests, int drivers) {
        return new SurgeRules.Counts(Map.of(CENTRE, requests), Map.of(CENTRE, drivers));
    }

    private static Map<Spot, MarketConditions> settled(SurgeRules rules, SurgeRules.Counts counts) {
        Map<Spot, MarketConditions> conditions = Map.of();
        for (int round = 0; round < 20; round++) {
            conditions = rules.next(conditions, counts, SurgeRulesTest::around, NOW.plusSeconds(10L * round));
        }
        return conditions;
    }

    @ParameterizedTest(name = "{0} requests, {1} drivers: {2}")
    @CsvSource({
        "0, 0, 1",
        "0, 50, 1",
        "10, 10, 1",
        "10, 20, 1",
        "2, 0, 1",
        "3, 3, 1",
        "11, 10, 1",
        "12, 10, 1.1",
        "15, 10, 1.2",
        "20, 10, 1.5",
        "30, 10, 1.8",
        "40, 10, 2.1",
        "50, 10, 2.3",
        "60, 10, 2.5",
        "600, 10, 2.5",
        "3, 1, 1.8",
        "3, 0, 2.5",
        "4, 0, 2.5"
    })
    void counts_that_stay_come_to_the_factor_of_the_table(int requests, int drivers, double factor) {
        assertThat(settled(requests, drivers)).isCloseTo(factor, within(0.075));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 2.5, 1.3", "1.3, 2.5, 1.6", "2.3, 2.5, 2.5", "2.5, 1.0, 2.3", "1.4, 1.45, 1.4", "1.4, 1.34, 1.4",
        "1.4, 1.3, 1.3", "1.05, 1.0, 1.0", "1.0, 1.07, 1.0", "1.0, 1.1, 1.1", "1.0, 9, 1.3", "3.0, 3.0, 2.5",
        "3.0, 1.0, 2.5"
    })
    void a_step_is_bounded_a_small_difference_is_none_and_the_way_down_ends_at_one(
            double current, double target, double next) {
        assertThat(RULES.next(current, target)).isEqualTo(next);
    }

    @Test
    void a_factor_never_flutters_between_two_values_when_counts_do() {
        Map<Spot, MarketConditions> before = settled(RULES, counts(20, 10));
        double surge = before.get(CENTRE).surge();
        for (int round = 0; round < 10; round++) {
            before = RULES.next(before, counts(20 + round % 2, 10), SurgeRulesTest::around, NOW);
            assertThat(before.get(CENTRE).surge()).isEqualTo(surge);
        }
    }

    @Test
    void a_cell_next_to_a_crowd_feels_half_of_it_and_gets_its_own_conditions() {
        Map<Spot, MarketConditions> settled = settled(RULES, counts(12, 0));
        assertThat(settled.get(EAST).openRequests()).isZero();
        assertThat(settled.get(EAST).surge()).isEqualTo(2.5);
        assertThat(settled(RULES, counts(4, 0)).get(EAST).surge()).isEqualTo(1);
    }

    @Test
    void drivers_beside_a_crowd_ease_it() {
        SurgeRules.Counts eased = new SurgeRules.Counts(Map.of(CENTRE, 20), Map.of(CENTRE, 10, EAST, 20));
        assertThat(settled(RULES, eased).get(CENTRE).surge()).isEqualTo(1);
    }

    @Test
    void another_products_crowd_is_none_of_ours() {
        Spot premium = new Spot("c", "premium");
        Map<Spot, MarketConditions> settled =
                settled(RULES, new SurgeRules.Counts(Map.of(CENTRE, 30), Map.of(premium, 1)));
        assertThat(settled.get(CENTRE).surge()).isEqualTo(2.5);
        assertThat(settled.get(premium).surge()).isEqualTo(1);
    }

    @Test
    void when_everybody_has_gone_a_spot_comes_down_to_quiet() {
        Map<Spot, MarketConditions> conditions = settled(RULES, counts(60, 1));
        SurgeRules.Counts nobody = new SurgeRules.Counts(Map.of(), Map.of());
        Map<Spot, Double> seen = new HashMap<>();
        for (int round = 0; round < 8; round++) {
            conditions = RULES.next(conditions, nobody, SurgeRulesTest::around, NOW);
            seen.put(CENTRE, conditions.get(CENTRE).surge());
        }
        assertThat(seen).containsEntry(CENTRE, 1.0);
        assertThat(conditions.values())
                .allSatisfy(one -> assertThat(one.isQuiet()).isTrue());
    }

    @Test
    void no_factor_is_above_the_cap_and_a_cap_of_one_is_no_surge() {
        assertThat(settled(new SurgeRules(1.4, 1), counts(500, 0)).get(CENTRE).surge())
                .isEqualTo(1.4);
        assertThat(settled(new SurgeRules(1, 1), counts(500, 0)).get(CENTRE).surge())
                .isEqualTo(1);
        assertThatThrownBy(() -> new SurgeRules(0.9, 1)).hasMessageContaining("cap 0.9");
    }
}
