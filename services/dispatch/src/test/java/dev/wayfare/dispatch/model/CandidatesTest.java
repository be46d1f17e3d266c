package dev.wayfare.dispatch.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CandidatesTest {

    @ParameterizedTest
    @ValueSource(
            doubles = {
                Double.NaN,
                -1,
                -Double.MIN_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                Double.MAX_VALUE,
                1.000001e9
            })
    void cost_that_is_no_time_is_rejected_with_its_pair_and_value(double costS) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate(3, 4, costS))
                .withMessageContaining("request 3 and driver 4")
                .withMessageContaining(Double.toString(costS))
                .withMessageContaining("leave out a pair that is not allowed");
    }

    @Test
    void cost_may_be_nothing_or_the_longest() {
        assertThat(new Candidate(0, 0, 0).costS()).isZero();
        assertThat(new Candidate(0, 0, Candidate.LONGEST_S).costS()).isEqualTo(1e9);
    }

    @Test
    void negative_positions_are_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate(-1, 0, 1))
                .withMessageContaining("request is -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate(0, -2, 1))
                .withMessageContaining("driver is -2");
    }

    @Test
    void pair_outside_the_window_is_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.of(2, 3, List.of(new Candidate(2, 0, 1))))
                .withMessageContaining("outside the window")
                .withMessageContaining("2 requests");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.of(2, 3, List.of(new Candidate(0, 3, 1))))
                .withMessageContaining("3 drivers");
    }

    @Test
    void window_of_negative_size_is_rejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.of(-1, 3, List.of()))
                .withMessageContaining("-1 requests");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Candidates.of(1, -3, List.of()))
                .withMessageContaining("-3 drivers");
    }

    @Test
    void of_a_pair_given_twice_the_cheaper_counts() {
        List<Candidate> given = List.of(
                new Candidate(1, 0, 9),
                new Candidate(0, 1, 40),
                new Candidate(0, 1, 30),
                new Candidate(1, 0, 8),
                new Candidate(0, 1, 50));

        Candidates candidates = Candidates.of(2, 2, given);

        assertThat(candidates.size()).isEqualTo(2);
        assertThat(LeastCostAssignment.solve(candidates).pairs())
                .containsExactly(new Candidate(0, 1, 30), new Candidate(1, 0, 8));
    }
}
