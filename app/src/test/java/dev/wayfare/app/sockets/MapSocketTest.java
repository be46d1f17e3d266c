package dev.wayfare.app.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Corner;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.RunningPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code /ws/drivers/available}: the list, then what changes of it. */
@ExtendWith(OnePlatform.class)
class MapSocketTest {

    /** Degrees of latitude, about 500 m: more than what positions are snapped to. */
    private static final double STEP = 0.0045;

    private static final double NEAR = 0.0015;

    private final RunningPlatform platform;
    private final Corner corner = Corner.next();

    MapSocketTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private Pair driverAt(double north) {
        Corner here = new Corner(corner.lat() + north, corner.lon());
        return new Pair(platform.people().rider(), platform.people().driver("standard"), here).online();
    }

    private void drives(Pair pair, double north) {
        Map<String, Object> fix = Map.of(
                "lat",
                corner.lat() + north,
                "lon",
                corner.lon(),
                "recordedAt",
                Instant.now().toString(),
                "accuracyM",
                5);
        pair.driver()
                .post("/drivers/" + pair.driver().id() + "/location", Map.of("fixes", List.of(fix)))
                .send()
                .is(202);
    }

    private Feed watch(Person who, int radiusM) {
        return who.http()
                .open(
                        "/ws/drivers/available?lat=" + corner.lat() + "&lon=" + corner.lon() + "&radiusM=" + radiusM,
                        who.token());
    }

    private static boolean is(JsonNode frame, String type) {
        return frame.path("type").asText().equals(type);
    }

    private JsonNode whenChanged(Feed map, double north) {
        return Eventually.get(
                        "a change " + north + " north",
                        () -> map.find(frame -> is(frame, "changes")
                                && frame.at("/data/changed").valueStream().anyMatch(item -> isAt(item, north))),
                        Optional::isPresent)
                .orElseThrow();
    }

    private boolean isAt(JsonNode item, double north) {
        return Math.abs(item.at("/position/lat").asDouble() - corner.lat() - north) < NEAR;
    }

    @Test
    void the_list_comes_first_and_then_only_what_changes_in_view_once_a_second_at_most() {
        Pair moving = driverAt(0);
        Pair standing = driverAt(2 * STEP);
        Pair outOfView = driverAt(20 * STEP);
        Person watcher = platform.people().rider();
        Eventually.is(
                "both are on the map",
                () -> watcher.get("/drivers/available?lat=" + corner.lat() + "&lon=" + corner.lon() + "&radiusM=3000")
                                .send()
                                .json()
                                .path("items")
                                .size()
                        == 2);
        try (Feed map = watch(watcher, 3_000)) {
            JsonNode list = Eventually.get("the list", () -> map.find(frame -> true), Optional::isPresent)
                    .orElseThrow();
            assertThat(is(list, "drivers")).as("%s", list).isTrue();
            assertThat(list.at("/data/items")).hasSize(2);
            assertThat(list.toString()).doesNotContain(moving.driver().id());

            drives(outOfView, 21 * STEP);
            drives(moving, STEP);
            JsonNode change = whenChanged(map, STEP);
            assertThat(change.at("/data/changed"))
                    .as("who stands still is not told again")
                    .hasSize(1);
            assertThat(change.at("/data/gone")).isEmpty();

            for (int step = 2; step <= 4; step++) {
                drives(moving, -step * STEP);
                whenChanged(map, -step * STEP);
            }
            moving.act("offline", Map.of()).is(200);
            Eventually.get(
                    "he is gone",
                    () -> map.find(frame ->
                            is(frame, "changes") && !frame.at("/data/gone").isEmpty()),
                    Optional::isPresent);

            onceASecond(map.frames());
            assertThat(map.frames()).as("nobody out of view was told").noneMatch(frame -> frame.at("/data/changed")
                    .valueStream()
                    .anyMatch(item -> isAt(item, 21 * STEP)));
            assertThat(map.frames().stream().filter(frame -> is(frame, "drivers")))
                    .hasSize(1);
        }
        standing.act("offline", Map.of()).is(200);
        outOfView.act("offline", Map.of()).is(200);
    }

    private static void onceASecond(List<JsonNode> frames) {
        for (int i = 2; i < frames.size(); i++) {
            Duration between = Duration.between(at(frames.get(i - 1)), at(frames.get(i)));
            assertThat(between).as("between frames %s and %s", i - 1, i).isGreaterThan(Duration.ofMillis(700));
        }
    }

    private static Instant at(JsonNode frame) {
        return Instant.parse(frame.path("at").asText());
    }
}
