package dev.wayfare.runtime.decider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private static final long MS = 1_000_000;

    private final CommitPace pace = new CommitPace(Duration.ofMillis(20), Duration.ofMillis(80), 3);

    @Test
    void a_lone_record_commits_at_once() {
        assertThat(pace.took(1_000 * MS)).isTrue();
        assertThat(pace.asks(1_030 * MS)).isFalse();
    }

    @Test
    void the_last_of_a_few_records_commits_when_the_last_commit_is_a_while_ago() {
        assertThat(pace.took(1_000 * MS)).isTrue();
        assertThat(pace.took(1_005 * MS)).isFalse();
        assertThat(pace.asks(1_010 * MS)).isFalse();
        assertThat(pace.asks(1_020 * MS)).isTrue();
    }

    @Test
    void many_records_wait_for_the_commit_of_kafka_streams() {
        assertThat(pace.took(1_000 * MS)).isTrue();
        for (int i = 1; i <= 70; i++) {
            assertThat(pace.took((1_000 + i) * MS)).as("after %d ms", i).isFalse();
        }
        assertThat(pace.asks(1_080 * MS)).isFalse();
        assertThat(pace.took(1_101 * MS)).isTrue();
    }
}
