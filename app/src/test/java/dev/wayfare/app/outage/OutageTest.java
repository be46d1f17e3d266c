package dev.wayfare.app.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.app.bench.crash.CrashLoad;
import dev.wayfare.app.bench.crash.Diary;
import dev.wayfare.app.outage.Town.Reply;
import dev.wayfare.app.platform.ViewsHold;
import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.Session;
import io.lettuce.core.GeoCoordinates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Each store of a running platform goes away and comes back; no test leaves one stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutageTest {

    /** Longer than the log's sessions and transactions live without it: 10 s. */
    private static final Duration OUTAGE = Duration.ofSeconds(20);

    private static final Duration WITHOUT_REDIS = Duration.ofSeconds(6);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final GeoPoint NOWHERE = new GeoPoint(-40, -150);

    private Town town;

    @BeforeAll
    void openTown(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        town = Town.start(data);
    }

    @AfterAll
    void closeTown() {
        town.close();
    }

    @Test
    void rides_and_bookings_asked_for_while_kafka_is_away_are_taken_and_then_in_the_log_once() {
        Session rider = town.rider();
        List<String> taken = new ArrayList<>();
        BookedTrip trip = BookedTrip.found(town, town.rider());

        town.stores().kafka().stop();
        try {
            trip.isTakenAndPromisesNothing();
            Instant back = Instant.now().plus(OUTAGE);
            await("the outage to pass")
                    .atMost(SOON)
                    .pollInterval(Duration.ofMillis(500))
                    .until(() -> {
                        taken.add(asked(rider, "kafka-" + taken.size()));
                        return Instant.now().isAfter(back);
                    });
            assertThat(asked(rider, "kafka-0")).as("the same key again").isEqualTo(taken.getFirst());
        } finally {
            town.stores().kafka().restart();
        }

        await("every ride to be in the log")
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> rides().keySet().containsAll(taken));
        assertThat(taken).hasSizeGreaterThan(5).doesNotHaveDuplicates();
        Map<String, FoldedRide> log = rides();
        assertThat(taken)
                .allSatisfy(ride -> assertThat(log.get(ride).requests()).isEqualTo(1));
        await("they have the end that they deserve").atMost(SOON).untilAsserted(() -> assertThat(taken)
                .allSatisfy(ride -> assertThat(statusOf(rider, ride)).isEqualTo("NO_DRIVERS_AVAILABLE")));
        trip.isConfirmedOnce();
    }

    private String asked(Session rider, String key) {
        Reply reply = town.post(rider, "/rides", Town.rideFrom(NOWHERE), key);
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        return reply.body().path("rideId").asText();
    }

    private String statusOf(Session rider, String ride) {
        return town.get(rider, "/rides/" + ride).body().path("status").asText();
    }

    private Map<String, FoldedRide> rides() {
        return FoldedRide.all(town.stores().kafkaBootstrap());
    }

    @Test
    void drivers_are_found_again_after_redis_lost_everything(@TempDir Path notes) throws InterruptedException {
        try (Diary diary = Diary.open(notes.resolve("rides.txt"));
                CrashLoad load = new CrashLoad(town.base(), diary, 11)) {
            load.begin(8);
            awaitCompleted(diary, 5);
            for (int flush = 0; flush < 3; flush++) {
                long before = completed(diary);
                town.platform().node().redis().connection().sync().flushall();
                awaitCompleted(diary, before + 8);
            }
            load.stopAsking();
            assertThat(load.awaitEnds(SOON)).isTrue();
            assertThat(diary.undone(town.stores().kafkaBootstrap())).isEmpty();
            holds(diary);
        }
    }

    private static void awaitCompleted(Diary diary, long rides) {
        await(rides + " rides to be completed").atMost(SOON).until(() -> completed(diary) >= rides);
    }

    private static long completed(Diary diary) {
        return diary.ends().getOrDefault(RideStatus.COMPLETED, 0L);
    }

    private void holds(Diary diary) {
        await("everything to come to rest")
                .atMost(SOON)
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    CheckReport report = LogChecker.check(
                            town.stores().kafkaBootstrap(),
                            CheckOptions.atRest(Instant.now())
                                    .withLag(Duration.ofSeconds(10))
                                    .withAcknowledgedRides(diary.rides()));
                    StringBuilder text = new StringBuilder();
                    report.print(text);
                    assertThat(report.holds()).as("%s", text).isTrue();
                });
    }

    @Test
    void fixes_are_taken_while_redis_is_away_and_the_map_fills_again_afterwards() {
        GeoPoint home = new GeoPoint(-35, -150);
        Session session = town.driver();
        Session another = town.driver();
        GeoPoint elsewhere = new GeoPoint(-36, -150);
        SocketDriver late = null;
        try (SocketDriver driver = SocketDriver.online(town, session, home)) {
            List<GeoPoint> way = new ArrayList<>();
            town.stores().redis().stop();
            try {
                late = SocketDriver.online(town, another, elsewhere);
                Instant back = Instant.now().plus(WITHOUT_REDIS);
                await("the outage to pass").atMost(SOON).until(() -> {
                    way.add(new GeoPoint(home.lat() + 0.0001 * way.size(), home.lon()));
                    driver.isAt(way.getLast());
                    return Instant.now().isAfter(back);
                });
            } finally {
                town.stores().redis().restart();
            }

            GeoPoint last = way.getLast();
            assertThat(way).hasSizeGreaterThan(10);
            await("Redis knows where he is now").atMost(SOON).ignoreExceptions().untilAsserted(() -> assertThat(
                            distanceM(session.userId(), last))
                    .isLessThan(2));
            String near = "/drivers/available?lat=" + last.lat() + "&lon=" + last.lon() + "&radiusM=500";
            await("the public finds him").atMost(SOON).untilAsserted(() -> assertThat(
                            town.get(session, near).body().path("items"))
                    .hasSize(1));
            driver.drives(town.rider());
            late.drives(town.rider());
        } finally {
            if (late != null) {
                late.close();
            }
        }
    }

    /** How far from here Redis has a driver of the standard product. */
    private double distanceM(String driver, GeoPoint here) {
        GeoCoordinates found = town.platform()
                .node()
                .redis()
                .connection()
                .sync()
                .geopos(LiveMapKeys.availableAt("standard", here), driver)
                .getFirst();
        return new GeoPoint(found.getY().doubleValue(), found.getX().doubleValue()).distanceM(here);
    }

    @Test
    void rides_go_on_while_mongodb_is_away_and_views_catch_up_afterwards() {
        Session rider = town.rider();
        List<String> rides = new ArrayList<>();
        try (SocketDriver driver = SocketDriver.online(town, town.driver(), new GeoPoint(-30, -150))) {
            rides.add(driver.drives(rider));
            town.stores().mongo().stop();
            try {
                Instant back = Instant.now().plus(OUTAGE);
                await("the outage to pass").atMost(SOON.multipliedBy(2)).until(() -> {
                    rides.add(driver.drives(rider));
                    return Instant.now().isAfter(back);
                });
            } finally {
                town.stores().mongo().restart();
            }
        }

        assertThat(rides).hasSizeGreaterThan(3).doesNotHaveDuplicates();
        await("views to catch up").atMost(SOON).untilAsserted(() -> {
            Map<String, FoldedRide> log = rides();
            assertThat(rides).allSatisfy(ride -> equalsTheFold(rider, ride, log.get(ride)));
        });
        ViewsHold.check(town.platform().node());
        await("a bill for each").atMost(SOON).untilAsserted(() -> assertThat(new HashSet<>(billed(rider)))
                .containsAll(rides));
    }

    private void equalsTheFold(Session rider, String id, FoldedRide fold) {
        Reply ride = town.get(rider, "/rides/" + id);
        assertThat(ride.status()).isEqualTo(200);
        assertThat(ride.body().path("status").asText()).isEqualTo(fold.status()).isEqualTo("COMPLETED");
        assertThat(ride.body().path("version").asLong()).isEqualTo(fold.version());
        assertThat(ride.body().path("driverId").asText()).isEqualTo(fold.driver());
        assertThat(ride.body().path("fare").path("amountMinor").asLong())
                .isEqualTo(fold.fare() == null ? -1 : fold.fare().amountMinor());
    }

    private List<String> billed(Session rider) {
        List<String> rides = new ArrayList<>();
        town.get(rider, "/bills?limit=100")
                .body()
                .path("items")
                .forEach(bill -> rides.add(bill.path("rideId").asText()));
        return rides;
    }
}
