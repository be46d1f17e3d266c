package dev.wayfare.dispatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.wayfare.dispatch.model.Windows.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastCostAssignmentTest {

    private static final double EXACT_S = 1e-6;

    @ParameterizedTest(name = "up to {0} x {1}, {2} of the pairs, below {3} s, whole: {4}")
    @CsvSource({
        "6, 6, 1.0, 1000, false",
        "12, 12, 0.5, 1000, false",
        "12, 12, 0.2, 1000, false",
        "4, 15, 0.6, 1000, false",
        "15, 4, 0.6, 1000, false",
        "12, 12, 0.6, 3, true",
        "15, 9, 0.3, 4, true",
        "9, 15, 0.3, 1, true",
        "30, 30, 0.1, 600, false",
        "30, 30, 0.05, 600, false",
    })
    void small_windows_are_solved_as_the_hungarian_method_solves_them(
            int mostRequests, int mostDrivers, double chance, int limitS, boolean whole) {
        Random random = new Random(mostRequests * 31L + mostDrivers);
        for (int round = 0; round < 200; round++) {
            int requests = 1 + random.nextInt(mostRequests);
            int drivers = 1 + random.nextInt(mostDrivers);
            List<Candidate> window = Windows.scattered(random, requests, drivers, chance, limitS, whole);

            Assignment assignment = solve(requests, drivers, window);

            assertIsLegal(assignment, requests, window);
            assertScore(assignment, Windows.byKuhnMunkres(requests, drivers, window));
        }
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"200, 200", "200, 120", "120, 200", "199, 200"})
    void city_windows_of_full_size_are_solved_as_the_hungarian_method_solves_them(int requests, int drivers) {
        List<Candidate> window = Windows.city(new Random(requests + drivers), requests, drivers);

        Assignment assignment = solve(requests, drivers, window);

        assertIsLegal(assignment, requests, window);
        assertScore(assignment, Windows.byKuhnMunkres(requests, drivers, window));
    }

    @ParameterizedTest(name = "{0} x {1}, {2} nearest")
    @CsvSource({"200, 200, 6", "200, 180, 4", "150, 250, 3"})
    void sparse_city_windows_are_solved_as_the_hungarian_method_solves_them(int requests, int drivers, int nearest) {
        List<Candidate> window = Windows.nearest(Windows.city(new Random(nearest), requests, drivers), nearest);

        Assignment assignment = solve(requests, drivers, window);

        assertIsLegal(assignment, requests, window);
        assertScore(assignment, Windows.byKuhnMunkres(requests, drivers, window));
    }

    @ParameterizedTest(name = "{0} x {1}, {2} nearest")
    @CsvSource({"400, 400, 48", "800, 800, 48", "400, 800, 16", "200, 1000, 16", "800, 400, 16", "1000, 200, 16"})
    void nearest_drivers_alone_serve_as_many_within_one_percent_of_all_pairs(int requests, int drivers, int nearest) {
        for (int seed = 0; seed < 2; seed++) {
            List<Candidate> all = Windows.city(new Random(seed), requests, drivers);

            Assignment sparse = solve(requests, drivers, Windows.nearest(all, nearest));

            Assignment exact = solve(requests, drivers, all);
            assertThat(sparse.served()).isEqualTo(exact.served());
            assertThat(sparse.totalCostS()).isBetween(exact.totalCostS() - EXACT_S, exact.totalCostS() * 1.01);
        }
    }

    @ParameterizedTest(name = "{0} x {1}")
    @CsvSource({"2000, 2000", "2000, 2100", "2000, 4000"})
    void large_windows_cost_the_same_when_requests_and_drivers_change_places(int requests, int drivers) {
        List<Candidate> window = Windows.scattered(new Random(drivers), requests, drivers, 8.0 / drivers, 1000, false);

        Assignment assignment = solve(requests, drivers, window);

        assertIsLegal(assignment, requests, window);
        assertScore(assignment, Windows.score(solve(drivers, requests, Windows.turned(window))));
    }

    @Test
    void as_many_as_possible_are_served_before_cost_counts() {
        List<Candidate> window = List.of(new Candidate(0, 0, 0), new Candidate(0, 1, 1e9), new Candidate(1, 0, 1e9));

        Assignment assignment = solve(2, 2, window);

        assertThat(assignment.pairs()).containsExactly(new Candidate(0, 1, 1e9), new Candidate(1, 0, 1e9));
    }

    @Test
    void when_drivers_are_short_the_dearest_requests_stay_unserved() {
        List<Candidate> window = List.of(
                new Candidate(0, 0, 70), new Candidate(1, 0, 20), new Candidate(2, 0, 50), new Candidate(3, 1, 900));

        Assignment assignment = solve(4, 3, window);

        assertThat(assignment.pairs()).containsExactly(new Candidate(1, 0, 20), new Candidate(3, 1, 900));
        assertThat(assignment.findDriverOf(0)).isEmpty();
        assertThat(assignment.findDriverOf(1)).hasValue(0);
    }

    @Test
    void window_without_pairs_serves_nobody() {
        assertThat(solve(0, 0, List.of()).served()).isZero();
        assertThat(solve(0, 5, List.of()).served()).isZero();
        assertThat(solve(5, 0, List.of()).pairs()).isEmpty();
        assertThat(solve(5, 5, List.of()).findDriverOf(4)).isEmpty();
    }

    @Test
    void order_in_which_pairs_are_listed_changes_nothing_even_among_ties() {
        Random random = new Random(3);
        List<Candidate> window = Windows.scattered(random, 40, 40, 0.4, 3, true);
        List<Candidate> shuffled = new ArrayList<>(window);
        Collections.shuffle(shuffled, random);

        assertThat(solve(40, 40, shuffled).pairs())
                .isEqualTo(solve(40, 40, window).pairs());
    }

    @Test
    void one_swap_may_run_through_a_chain_of_a_hundred_thousand() {
        int length = 100_000;
        List<Candidate> chain = new ArrayList<>();
        for (int request = 0; request < length; request++) {
            chain.add(new Candidate(request, request, 10));
            chain.add(new Candidate(request, request + 1, 20));
        }
        chain.add(new Candidate(length, 0, 5));

        Assignment assignment = solve(length + 1, length + 1, chain);

        assertScore(assignment, new Score(length + 1, 20.0 * length + 5));
    }

    @Test
    void hard_costs_of_a_multiplication_table_are_solved() {
        List<Candidate> table = new ArrayList<>();
        for (int request = 0; request < 200; request++) {
            for (int driver = 0; driver < 200; driver++) {
                table.add(new Candidate(request, driver, (request + 1) * (driver + 1)));
            }
        }
        double leastS =
                IntStream.rangeClosed(1, 200).mapToDouble(k -> k * (201.0 - k)).sum();

        assertScore(solve(200, 200, table), new Score(200, leastS));
    }

    private static Assignment solve(int requests, int drivers, List<Candidate> candidates) {
        return LeastCostAssignment.solve(Candidates.of(requests, drivers, candidates));
    }

    private static void assertScore(Assignment assignment, Score best) {
        assertThat(assignment.served()).isEqualTo(best.served());
        assertThat(assignment.totalCostS()).isCloseTo(best.totalCostS(), within(EXACT_S));
    }

    private static void assertIsLegal(Assignment assignment, int requests, List<Candidate> window) {
        Set<Candidate> allowed = new HashSet<>(window);
        Set<Integer> drivers = new HashSet<>();
        for (Candidate pair : assignment.pairs()) {
            assertThat(allowed).contains(pair);
            assertThat(drivers.add(pair.driver()))
                    .as("driver %s is taken once", pair.driver())
                    .isTrue();
            assertThat(assignment.findDriverOf(pair.request())).hasValue(pair.driver());
        }
        long served = IntStream.range(0, requests)
                .filter(request -> assignment.findDriverOf(request).isPresent())
                .count();
        assertThat(served).isEqualTo(assignment.served());
    }
}
