package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import com.linecorp.armeria.client.grpc.GrpcClients;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.proto.fleet.DriverServiceGrpc.DriverServiceStub;
import dev.wayfare.contracts.proto.fleet.Fix;
import dev.wayfare.contracts.proto.fleet.FixesTaken;
import dev.wayfare.contracts.proto.fleet.PackedFixes;
import dev.wayfare.kernel.Ids;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.StreamObserver;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrpcFixesTest {

    @TempDir
    private static Path data;

    private static TestGateway shared;

    private TestGateway gateway = shared;

    @BeforeAll
    static void start() throws Exception {
        shared = TestGateway.start(data);
    }

    @AfterAll
    static void stop() {
        shared.close();
    }

    @Test
    void a_driver_streams_his_own_fixes_and_hears_how_many_are_in_the_log() throws Exception {
        int before = gateway.log.fixes().size();
        String streaming = Ids.derive("user", "streaming");
        Heard<FixesTaken> heard = new Heard<>();
        StreamObserver<Fix> fixes =
                client(DriverServiceStub.class, streaming + ":driver").streamFixes(heard);
        for (int i = 0; i < 3_000; i++) {
            fixes.onNext(fix(streaming, i - 3_000));
        }
        fixes.onNext(fix(streaming, -5_000));
        fixes.onNext(fix("", 1).toBuilder().setAccuracyM(200).build());
        fixes.onNext(fix("", 1));
        fixes.onCompleted();

        heard.over.get(20, TimeUnit.SECONDS);
        assertThat(heard.all)
                .containsExactly(
                        FixesTaken.newBuilder().setTaken(3_001).setDropped(2).build());
        assertThat(gateway.log.fixes()).hasSize(before + 3_001);
    }

    @Test
    void a_fleet_sends_many_fixes_of_many_drivers_in_one_message_loose_or_packed() throws Exception {
        int before = gateway.log.fixes().size();
        String one = Ids.derive("user", "fleet-one");
        String two = Ids.derive("user", "fleet-two");
        byte[] packed = new LocationFixes(List.of(
                        new LocationFix(41.9, -87.6, TestGateway.NOW, 90, 10, 5),
                        new LocationFix(41.9, -87.6, TestGateway.NOW.plusSeconds(1), 90, 10, 5)))
                .encode();
        Heard<FixesTaken> heard = new Heard<>();
        StreamObserver<Fix> fleet =
                client(DriverServiceStub.class, TestGateway.ADMIN + ":admin").streamFixes(heard);
        fleet.onNext(Fix.newBuilder()
                .addMore(fix(one, 1))
                .addMore(fix(one, 2).toBuilder().setLat(Double.NaN))
                .addMore(fix(one, 3).toBuilder().setLat(90))
                .addMore(fix(one, 4))
                .addPacked(PackedFixes.newBuilder().setDriverId(two).setFixes(ByteString.copyFrom(packed)))
                .addPacked(PackedFixes.newBuilder().setDriverId(two).setFixes(ByteString.copyFrom(packed, 0, 40)))
                .addPacked(PackedFixes.newBuilder().setDriverId("nobody").setFixes(ByteString.copyFrom(packed)))
                .build());
        fleet.onCompleted();
        heard.over.get(10, TimeUnit.SECONDS);
        assertThat(heard.all)
                .containsExactly(
                        FixesTaken.newBuilder().setTaken(4).setDropped(5).build());
        assertThat(gateway.log.fixes()).hasSize(before + 4);
    }

    @Test
    void another_drivers_fixes_are_refused_to_a_driver_and_taken_from_an_admin() throws Exception {
        int before = gateway.log.fixes().size();
        String other = Ids.derive("user", "other");
        Heard<FixesTaken> driver = new Heard<>();
        client(DriverServiceStub.class, TestGateway.DRIVER + ":driver")
                .streamFixes(driver)
                .onNext(fix(other, 1));
        assertThat(driver.over)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("PERMISSION_DENIED");
        assertThat(gateway.log.fixes()).hasSize(before);

        Heard<FixesTaken> admin = new Heard<>();
        StreamObserver<Fix> fleet =
                client(DriverServiceStub.class, TestGateway.ADMIN + ":admin").streamFixes(admin);
        fleet.onNext(fix(other, 1));
        fleet.onNext(fix(TestGateway.DRIVER, 1));
        fleet.onCompleted();
        admin.over.get(10, TimeUnit.SECONDS);
        assertThat(admin.all.getFirst().getTaken()).isEqualTo(2);
    }

    @Test
    void fixes_are_refused_while_the_log_is_away(@TempDir Path own) throws Exception {
        gateway = TestGateway.start(own);
        gateway.log.breakDown();
        Heard<FixesTaken> heard = new Heard<>();
        client(DriverServiceStub.class, TestGateway.DRIVER + ":driver")
                .streamFixes(heard)
                .onNext(fix("", 1));
        assertThat(heard.over)
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withMessageContaining("UNAVAILABLE");
        gateway.close();
    }

    private static Fix fix(String driver, int afterS) {
        Instant at = TestGateway.NOW.plusSeconds(afterS);
        return Fix.newBuilder()
                .setDriverId(driver)
                .setLat(41.88)
                .setLon(-87.63)
                .setRecordedAt(Timestamp.newBuilder().setSeconds(at.getEpochSecond()))
                .build();
    }

    private <T extends AbstractStub<T>> T client(Class<T> type, @Nullable String token) {
        var builder = GrpcClients.builder("gproto+http://127.0.0.1:" + gateway.port() + "/");
        if (token != null) {
            builder.setHeader("authorization", "Bearer " + token);
        }
        return builder.build(type);
    }

    /** What a stream has told so far. */
    private static final class Heard<T> implements StreamObserver<T> {
        private final List<T> all = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Boolean> over = new CompletableFuture<>();

        @Override
        public void onNext(T value) {
            all.add(value);
        }

        @Override
        public void onError(Throwable fault) {
            over.completeExceptionally(fault);
        }

        @Override
        public void onCompleted() {
            over.complete(true);
        }
    }
}
