package dev.wayfare.app.tracking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.RunningPlatform;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A ride whose driver says where he is: measured, shown, told, kept. */
@ExtendWith(OnePlatform.class)
class RideTrackingTest {

    /** Degrees of latitude that are about ten metres. */
    private static final double STEP = 0.00009;

    private final RunningPlatform platform;

    RideTrackingTest(RunningPlatform platform) {
        this.platform = platform;
    }

    /** Drives north from the corner, by this many fixes a few milliseconds apart, and says so. */
    private static void drives(Pair pair, int from, int fixes) {
        List<Map<String, Object>> sent = new ArrayList<>();
        Instant begun = Instant.now();
        Eventually.is("the clock has moved on", () -> Instant.now().isAfter(begun.plusMillis(20L * fixes)));
        for (int i = 0; i < fixes; i++) {
            sent.add(Map.of(
                    "lat",
                    pair.corner().lat() + (from + i) * STEP,
                    "lon",
                    pair.corner().lon() + 0.002,
                    "recordedAt",
                    begun.plusMillis(20L * i).toString(),
                    "accuracyM",
                    5,
                    "headingDeg",
                    0));
        }
        pair.driver()
                .post("/drivers/" + pair.driver().id() + "/location", Map.of("fixes", sent))
                .send()
                .is(202);
    }

    @Test
    void a_ride_is_shown_to_its_rider_and_billed_by_what_was_measured() {
        Pair pair = platform.people().pair("standard").online();
        String ride = pair.accepted("standard");
        try (Feed feed = pair.rider().feed();
                Feed live = pair.rider().rideFeed(ride)) {
            assertThat(live.expect("ride.status", ride).at("/data/status").asText())
                    .isEqualTo("ACCEPTED");
            Eventually.is("the feed is open", () -> feed.find(
                            frame -> frame.path("type").asText().equals("hello"))
                    .isPresent());
            drives(pair, 0, 1);
            JsonNode shown = live.expect("ride.position", ride);
            assertThat(shown.at("/data/position/lat").asDouble())
                    .isEqualTo(pair.corner().lat());
            assertThat(shown.at("/data/phase").asText()).isEqualTo("AT_PICKUP");
            assertThat(shown.at("/data/etaS").isInt()).isTrue();
            assertThat(shown.at("/data/leftM").isInt()).isTrue();
            assertThat(feed.expect("tracking.driver-at", ride).at("/data/stop").asText())
                    .isEqualTo("PICKUP");
            pair.act("arrive", ride).is(200);
            pair.act("start", ride).is(200);
            live.expect("ride.started", ride);
            drives(pair, 0, 30);
            pair.act("end", ride).is(200);
            JsonNode ended = live.expect("ride.completed", ride).path("data");
            assertThat(ended.path("distanceBasis").asText()).isEqualTo("MEASURED");
            assertThat(ended.path("distanceM").asInt()).isBetween(230, 300);
            assertThat(live.frames())
                    .extracting(frame -> frame.path("seq").asInt())
                    .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(
                                    1, live.frames().size())
                            .boxed()
                            .toList());
        }
        Eventually.is("the bill says that it was measured", () -> pair.rider()
                .get("/bills/" + ride.replace("ride_", "bill_"))
                .send()
                .json()
                .path("lines")
                .toString()
                .contains("Distance 0.3 km (measured)"));
        JsonNode track = Eventually.get(
                        "the track is kept",
                        () -> pair.rider().get("/rides/" + ride + "/track").send(),
                        reply -> reply.status() == 200
                                && reply.json().at("/properties/complete").asBoolean())
                .json();
        assertThat(track.at("/geometry/coordinates")).hasSize(30);
        assertThat(track.at("/properties/distanceBasis").asText()).isEqualTo("MEASURED");
        supportSeesTheDriversHour(pair);
    }

    private void supportSeesTheDriversHour(Pair pair) {
        String hour = "/drivers/" + pair.driver().id() + "/track?hour=" + Instant.now();
        JsonNode seen = Eventually.get(
                        "the hour is kept",
                        () -> platform.people().admin().get(hour).send(),
                        reply -> reply.status() == 200)
                .json();
        assertThat(seen.at("/geometry/coordinates")).isNotEmpty().hasSameSizeAs(seen.at("/properties/times"));
        pair.driver().get(hour).send().is(403, "forbidden");
        platform.people()
                .admin()
                .get("/drivers/" + pair.driver().id() + "/track?hour=noon")
                .send()
                .is(400, "invalid-parameter");
    }

    @Test
    void nobody_else_sees_a_ride_live_or_where_it_was() {
        Pair pair = platform.people().pair("standard").online();
        Person stranger = platform.people().rider();
        String ride = pair.accepted("standard");
        for (Person other : List.of(stranger, platform.people().admin())) {
            assertThatThrownBy(() -> other.rideFeed(ride)).rootCause().hasMessageContaining("404");
        }
        stranger.get("/rides/" + ride + "/track").send().is(404, "not-found");
        try (Feed live = pair.driver().rideFeed(ride)) {
            live.expect("ride.status", ride);
        }
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
    }

    @Test
    void a_driver_who_gives_up_sees_no_more_of_the_ride() {
        Pair pair = platform.people().pair("standard").online();
        String ride = pair.accepted("standard");
        try (Feed live = pair.driver().rideFeed(ride)) {
            live.expect("ride.status", ride);
            pair.act("cancel", ride).is(200);
            live.expect("ride.driver-gave-up", ride);
            Eventually.get("his socket is closed", live::closed, Optional::isPresent);
        }
    }
}
