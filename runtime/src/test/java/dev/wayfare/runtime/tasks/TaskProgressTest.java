package dev.wayfare.runtime.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class TaskProgressTest {

    private static final TopicPartition PLACE = new TopicPartition("payment-tasks", 0);

    private final TaskProgress progress = new TaskProgress();

    @Test
    void what_is_committed_never_passes_a_task_that_runs_whatever_the_order_of_their_ends() {
        Random random = new Random(5);
        List<Long> running = new ArrayList<>();
        for (long offset = 0; offset < 5_000; offset++) {
            progress.began(PLACE, offset);
            running.add(offset);
            while (running.size() > 50 || (random.nextBoolean() && !running.isEmpty())) {
                progress.done(PLACE, running.remove(random.nextInt(running.size())));
            }
            long oldest = running.isEmpty() ? offset + 1 : Collections.min(running);
            assertThat(committable()).isLessThanOrEqualTo(oldest);
        }
        running.forEach(offset -> progress.done(PLACE, offset));
        progress.began(PLACE, 5_000);
        progress.done(PLACE, 5_000);
        assertThat(committable()).isEqualTo(5_001);
        assertThat(progress.takeCommittable()).isEmpty();
    }

    @Test
    void a_partition_that_went_is_forgotten_and_its_late_ends_are_nothing() {
        progress.began(PLACE, 7);
        progress.forget(List.of(PLACE));
        progress.done(PLACE, 7);
        assertThat(progress.takeCommittable()).isEmpty();
    }

    private long committable() {
        return Stream.ofNullable(progress.takeCommittable().get(PLACE))
                .mapToLong(OffsetAndMetadata::offset)
                .findFirst()
                .orElse(0);
    }
}
