package dev.wayfare.gateway.fixes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.gateway.fakes.TestClock;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.Caller;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.channel.DefaultEventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FixFeederTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final UserId DRIVER = new UserId(Ids.derive(UserId.PREFIX, "driver"));
    private static final UserId OTHER = new UserId(Ids.derive(UserId.PREFIX, "other"));

    private final DefaultEventLoop loop = new DefaultEventLoop();
    private final SlowLog log = new SlowLog();
    private final FixIntake intake = intake(100_000);
    private final Socket socket = new Socket();

    @AfterEach
    void stop() {
        var _ = loop.shutdownGracefully();
    }

    @Test
    void acknowledgements_count_what_is_in_the_log_in_order() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        send(feeder, frame(1, 2));
        send(feeder, frame(3, 1));
        assertThat(socket.said).isEmpty();
        log.writeLast();
        assertThat(socket.said).isEmpty();
        log.writeFirst();
        await().untilAsserted(
                        () -> assertThat(socket.said).last().isEqualTo("{\"type\":\"ack\",\"data\":{\"upTo\":3}}"));
    }

    @Test
    void under_load_few_acknowledgements_speak_of_many_fixes() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        for (int i = 1; i <= 500; i++) {
            send(feeder, frame(i, 1));
            log.writeFirst();
        }
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("\"upTo\":500}"));
        assertThat(socket.said).hasSizeLessThan(50);
    }

    @Test
    void no_more_is_asked_for_while_too_much_is_on_its_way() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        int sent = 0;
        while (socket.wanted.get() > sent - 1) {
            sent++;
            send(feeder, frame(sent, 1));
        }
        assertThat(sent).isEqualTo(64);
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.wanted).hasValue(64));
    }

    @Test
    void while_the_log_is_full_the_next_frame_waits_in_its_socket_and_nothing_is_lost() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        log.full = true;
        send(feeder, frame(1, 1));
        assertThat(socket.wanted).hasValue(0);
        log.full = false;
        await().until(() -> log.waiting.size() == 1);
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("\"upTo\":1}"));
        assertThat(socket.wanted).hasValue(1);
    }

    @Test
    void a_frame_that_did_not_reach_the_log_is_told_in_its_place_and_not_counted() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        send(feeder, frame(1, 1));
        send(feeder, frame(2, 2));
        send(feeder, frame(4, 1));
        log.writeFirst();
        log.failFirst();
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("\"upTo\":2}"));
        assertThat(socket.said.stream().filter(one -> one.contains("not-taken")).toList())
                .singleElement()
                .asString()
                .contains("\"fixes\":2");
    }

    @Test
    void a_malformed_frame_is_refused_and_the_next_is_taken() {
        FixFeeder feeder = feeder(DRIVER, Role.DRIVER);
        send(feeder, new byte[] {7, 7});
        send(feeder, Arrays.copyOf(frame(1, 2), 40));
        onLoop(() -> feeder.takeText("{\"fixes\": [{\"lat\": 91}]}".getBytes(StandardCharsets.UTF_8)));
        send(feeder, frame(1, 1));
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("\"upTo\":1}"));
        assertThat(socket.said)
                .filteredOn(one -> one.contains("frame-malformed"))
                .hasSize(2);
        assertThat(socket.said)
                .filteredOn(one -> one.contains("invalid-request"))
                .hasSize(1);
    }

    @Test
    void a_driver_cannot_name_another_and_a_fleet_can() {
        FixFeeder driver = feeder(DRIVER, Role.DRIVER);
        send(driver, named(OTHER, frame(1, 1)));
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("not-found"));
        assertThat(log.waiting).isEmpty();
        FixFeeder fleet = feeder(new UserId(Ids.derive(UserId.PREFIX, "fleet")), Role.ADMIN);
        send(fleet, named(OTHER, frame(1, 1)));
        send(fleet, named(DRIVER, frame(1, 1)));
        assertThat(log.keys).containsExactly(OTHER.value(), DRIVER.value());
        send(fleet, frame(5, 1));
        log.writeFirst();
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("forbidden"));
    }

    @Test
    void a_driver_who_sends_too_much_stops_himself_but_nobody_else_of_his_fleet() {
        FixFeeder fleet = feeder(new UserId(Ids.derive(UserId.PREFIX, "fleet")), Role.ADMIN, intake(100));
        for (int i = 0; i < 40; i++) {
            send(fleet, named(OTHER, frame(1, 100)));
        }
        log.writeFirst();
        send(fleet, named(DRIVER, frame(1, 1)));
        log.writeFirst();
        await().untilAsserted(() -> assertThat(socket.said).last().asString().contains("\"upTo\":4001}"));
        assertThat(log.keys).containsExactly(OTHER.value(), DRIVER.value());
    }

    private FixFeeder feeder(UserId user, Role role) {
        return feeder(user, role, intake);
    }

    private FixFeeder feeder(UserId user, Role role, FixIntake into) {
        return new FixFeeder(new Caller(user, role, null, "token", NOW.plusSeconds(600)), into, loop, socket);
    }

    private FixIntake intake(int perSecond) {
        return new FixIntake(
                log, new TestClock(NOW), new GatewayMetrics(new SimpleMeterRegistry()).fixes(() -> 0), perSecond);
    }

    private void send(FixFeeder feeder, byte[] frame) {
        onLoop(() -> feeder.takeBinary(frame));
    }

    private void onLoop(Runnable work) {
        loop.submit(work).syncUninterruptibly();
    }

    private static byte[] frame(int firstSecond, int fixes) {
        List<LocationFix> all = new ArrayList<>();
        for (int i = 0; i < fixes; i++) {
            all.add(new LocationFix(41.0, -87.6, NOW.minusSeconds(1_000 - firstSecond - i), 90, 10, 5));
        }
        return new LocationFixes(all).encode();
    }

    private static byte[] named(UserId driver, byte[] frame) {
        byte[] id = driver.value().getBytes(StandardCharsets.US_ASCII);
        byte[] named = new byte[frame.length + id.length];
        named[0] = 3;
        System.arraycopy(id, 0, named, 1, id.length);
        System.arraycopy(frame, FixBytes.HEADER, named, 1 + id.length, frame.length - 1);
        return named;
    }

    private static final class Socket implements FixFeeder.Peer {
        final AtomicInteger wanted = new AtomicInteger();
        final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void more() {
            wanted.incrementAndGet();
        }

        @Override
        public void say(String frame) {
            said.add(frame);
        }
    }

    /** A log that writes when a test says so. */
    private static final class SlowLog implements FixLog {
        final List<String> keys = new CopyOnWriteArrayList<>();
        final Queue<Written> waiting = new ConcurrentLinkedQueue<>();
        volatile boolean full;

        @Override
        public boolean reserve(int bytes) {
            return !full;
        }

        @Override
        public void release(int bytes) {}

        @Override
        public void append(byte[] driver, byte[] fixes, int reserved, Written told) {
            keys.add(new String(driver, StandardCharsets.US_ASCII));
            waiting.add(told);
        }

        void writeFirst() {
            end(waiting.remove(), null);
        }

        void failFirst() {
            end(waiting.remove(), new TimeoutException("away"));
        }

        void writeLast() {
            List<Written> all = List.copyOf(waiting);
            waiting.remove(all.getLast());
            end(all.getLast(), null);
        }

        private static void end(Written told, @Nullable Throwable failure) {
            told.written(failure);
        }
    }
}
