package dev.wayfare.simulator.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.fake.FakeGateway;
import dev.wayfare.simulator.fake.FakeTokens;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone on its machine: an offer stands 1.5 s, and a load must keep its rate. */
@Isolated
class LoadTest {

    /** 20 a second for two seconds, and half as many a second for the 0.2 s that the rate takes to rise. */
    private static final long RIDES = 42;

    private final FakeGateway platform = new FakeGateway();

    @AfterEach
    void close() {
        platform.close();
    }

    @Test
    void an_open_load_keeps_its_rate() throws InterruptedException {
        AcceptReport report = AcceptLoad.run(accept(500));
        assertThat(report.others()).isEmpty();
        assertThat(report.latency().count()).isBetween(499L, 501L);
    }

    @Test
    void a_closed_load_asks_again_at_once() throws InterruptedException {
        AcceptReport report = AcceptLoad.run(accept(0));
        assertThat(report.others()).isEmpty();
        assertThat(report.accepted()).isGreaterThan(16);
    }

    @Test
    void what_the_platform_refuses_is_counted_by_status() throws InterruptedException {
        platform.faults().busyEvery(10);
        AcceptReport report = AcceptLoad.run(accept(200));
        assertThat(report.others()).containsOnlyKeys("429");
        assertThat(report.accepted()).isPositive();
    }

    @Test
    void every_ride_of_a_load_of_lives_ends() throws InterruptedException {
        platform.dispatch().startWithoutPin();
        RideLifeReport report = RideLifeLoad.run(new RideLifeSettings(
                platform.url(),
                accounts("rider", 20),
                accounts("driver", 40),
                20,
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                Duration.ofSeconds(20),
                Duration.ofSeconds(1),
                Duration.ofMillis(20),
                32,
                Area.CHICAGO,
                7));
        // A driver who has ended a ride may be offered the next before he has the answer to his end.
        assertThat(report.refusals().keySet()).isSubsetOf("offer: while-busy");
        assertThat(report.unended()).isZero();
        assertThat(report.taken()).isEqualTo(RIDES);
        assertThat(report.ends()).containsEntry("COMPLETED", RIDES);
        assertThat(report.toOffer().count()).isEqualTo(report.asked());
        assertThat(report.toKnow().count()).isEqualTo(report.asked());
        assertThat(platform.fixes()).isGreaterThan(40);
    }

    private AcceptSettings accept(double rate) {
        return new AcceptSettings(
                platform.url(),
                accounts("rider", 10),
                rate,
                16,
                Duration.ofMillis(300),
                Duration.ofSeconds(1),
                Area.CHICAGO,
                7);
    }

    private static List<Account> accounts(String role, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Account(role + i, FakeTokens.of(role + i)))
                .toList();
    }
}
