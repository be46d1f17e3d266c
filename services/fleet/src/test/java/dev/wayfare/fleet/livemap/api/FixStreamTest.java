package dev.wayfare.fleet.livemap.api;

import static dev.wayfare.fleet.drivers.model.DriverStory.DRIVER;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.fleet.livemap.view.ManualClock;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FixStreamTest {

    private final List<ProducerRecord<byte[], byte[]>> log = new ArrayList<>();
    private final Answer answer = new Answer();
    private @Nullable RuntimeException kafkaFault;

    @Test
    void what_is_taken_is_in_the_log_in_order() {
        FixesTaken taken = stream(fix(41.1, 1), fix(41.2, 2));
        assertThat(taken.getTaken()).isEqualTo(2);
        assertThat(log)
                .extracting(record -> LocationFix.decode(record.value()).lat())
                .containsExactly(41.1, 41.2);
    }

    @Test
    void a_fix_that_cannot_be_is_dropped_and_the_next_is_taken() {
        FixesTaken taken = stream(
                fix(Double.NaN, 1),
                fix(91, 2),
                fix(41, 3).toBuilder().setDriverId("user_nobody").build(),
                fix(41, 4).toBuilder().clearRecordedAt().build(),
                fix(41, 600),
                fix(41, 5));
        assertThat(taken.getTaken()).isEqualTo(1);
        assertThat(taken.getDropped()).isEqualTo(5);
    }

    @Test
    void a_fix_that_is_no_newer_than_the_last_is_dropped() {
        assertThat(stream(fix(41, 5), fix(42, 5), fix(43, 4), fix(44, 6)).getTaken())
                .isEqualTo(2);
    }

    @Test
    void a_log_that_cannot_take_them_is_told() {
        kafkaFault = new IllegalStateException("no broker");
        send(fix(41, 1));
        assertThat(Status.fromThrowable(answer.fault).getCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }

    private FixesTaken stream(Fix... fixes) {
        send(fixes);
        return answer.values.getFirst();
    }

    private void send(Fix... fixes) {
        FixStream stream = new FixStream(
                record -> {
                    log.add(record);
                    return kafkaFault == null
                            ? CompletableFuture.completedFuture(null)
                            : CompletableFuture.failedFuture(kafkaFault);
                },
                new ManualClock(T0),
                answer);
        List.of(fixes).forEach(stream::onNext);
        stream.onCompleted();
    }

    private static Fix fix(double lat, int second) {
        return Fix.newBuilder()
                .setDriverId(DRIVER.value())
                .setLat(lat)
                .setLon(-87)
                .setRecordedAt(
                        Timestamp.newBuilder().setSeconds(T0.plusSeconds(second).getEpochSecond()))
                .build();
    }

    private static final class Answer implements StreamObserver<FixesTaken> {
        final List<FixesTaken> values = new ArrayList<>();
        Throwable fault = new AssertionError("no fault");

        @Override
        public void onNext(FixesTaken value) {
            values.add(value);
        }

        @Override
        public void onError(Throwable why) {
            fault = why;
        }

        @Override
        public void onCompleted() {
            assertThat(values).hasSize(1);
        }
    }
}
