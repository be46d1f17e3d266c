package dev.wayfare.dispatch.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GreedyAssignmentTest {

    @Test
    void first_request_takes_its_nearest_driver_from_the_second() {
        List<Candidate> window = List.of(
                new Candidate(0, 0, 60), new Candidate(0, 1, 70), new Candidate(1, 0, 10), new Candidate(1, 1, 300));

        Candidates candidates = Candidates.of(2, 2, window);

        assertThat(GreedyAssignment.solve(candidates).totalCostS()).isEqualTo(360);
        assertThat(LeastCostAssignment.solve(candidates).totalCostS()).isEqualTo(80);
    }

    @Test
    void request_whose_drivers_are_all_taken_stays_unserved() {
        List<Candidate> window = List.of(new Candidate(0, 0, 5), new Candidate(0, 1, 6), new Candidate(1, 0, 1));

        Assignment assignment = GreedyAssignment.solve(Candidates.of(2, 2, window));

        assertThat(assignment.pairs()).containsExactly(new Candidate(0, 0, 5));
        assertThat(assignment.findDriverOf(1)).isEmpty();
    }

    @Test
    void of_two_as_near_the_driver_listed_first_in_the_window_is_taken() {
        List<Candidate> window = List.of(new Candidate(0, 2, 5), new Candidate(0, 1, 5));

        assertThat(GreedyAssignment.solve(Candidates.of(1, 3, window)).findDriverOf(0))
                .hasValue(1);
    }

    @Test
    void it_is_never_better_than_least_cost() {
        for (int seed = 0; seed < 100; seed++) {
            Candidates candidates = Candidates.of(20, 20, Windows.scattered(new Random(seed), 20, 20, 0.3, 100, false));

            Assignment greedy = GreedyAssignment.solve(candidates);
            Assignment best = LeastCostAssignment.solve(candidates);

            assertThat(greedy.served()).isLessThanOrEqualTo(best.served());
            if (greedy.served() == best.served()) {
                assertThat(greedy.totalCostS()).isGreaterThanOrEqualTo(best.totalCostS() - 1e-9);
            }
        }
    }
}
