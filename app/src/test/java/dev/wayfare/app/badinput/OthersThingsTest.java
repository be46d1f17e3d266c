package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.RunningPlatform;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is somebody else's is as good as not there. */
@ExtendWith({OnePlatform.class, LogHolds.class})
@TestInstance(Lifecycle.PER_CLASS)
class OthersThingsTest {

    private final RunningPlatform platform;
    private Pair pair;
    private Person otherRider;
    private Person otherDriver;

    OthersThingsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void people() {
        pair = platform.people().pair("standard").online();
        otherRider = platform.people().rider();
        otherDriver = platform.people().driver("standard");
        new Pair(otherRider, otherDriver, dev.wayfare.app.platform.Corner.next()).online();
    }

    @Test
    void another_riders_ride_is_not_there() {
        String ride = "/rides/" + pair.accepted("standard");
        for (Person stranger : List.of(otherRider, otherDriver)) {
            stranger.get(ride).send().is(404, "not-found");
            stranger.get(ride + "/events").send().is(404, "not-found");
            stranger.get(ride + "/cancellation-quote").send().is(404, "not-found");
            stranger.post(ride + "/cancel").waiting().send().is(404, "not-found");
            stranger.post(ride + "/rating", Map.of("stars", 1)).waiting().send().is(404, "not-found");
        }
        assertThat(otherRider.get("/rides").send().is(200).json().path("items")).isEmpty();
        Reply words = otherRider.get(ride).send();
        String nowhere = "/rides/ride_" + "0".repeat(26);
        assertThat(words.field("detail"))
                .as("the same words as for what is not there")
                .isEqualTo(otherRider.get(nowhere).send().is(404).field("detail"));
        pair.rider().post(ride + "/cancel").waiting().send().is(200);
        pair.awaitDriver("AVAILABLE");
    }

    @Test
    void another_drivers_offer_and_ride_are_not_his() {
        String ride = pair.request("standard");
        String offer = pair.offer(ride);
        otherDriver
                .post("/driver-actions/accept", Map.of("offerId", offer))
                .waiting()
                .send()
                .is(404, "offer-unknown");
        otherDriver
                .post("/driver-actions/decline", Map.of("offerId", offer))
                .waiting()
                .send()
                .is(404, "offer-unknown");
        pair.accept(offer).is(200);
        for (String action : List.of("arrive", "start", "end", "cancel")) {
            otherDriver
                    .post("/driver-actions/" + action, Map.of("rideId", ride))
                    .waiting()
                    .send()
                    .is(404, "not-your-ride");
        }
        pair.driver().post("/rides/" + ride + "/cancel").waiting().send().is(403, "forbidden");
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
        pair.awaitDriver("AVAILABLE");
    }

    @Test
    void other_peoples_accounts_earnings_and_fixes_are_not_there() {
        String driver = "/drivers/" + pair.driver().id();
        for (Person stranger : List.of(otherRider, otherDriver)) {
            stranger.get("/users/" + pair.rider().id()).send().is(404, "not-found");
            stranger.get("/customers/" + pair.rider().id()).send().is(404, "not-found");
            stranger.get(driver).send().is(404, "not-found");
            stranger.get(driver + "/rides").send().is(404, "not-found");
            stranger.get(driver + "/earnings").send().is(404, "not-found");
            stranger.get(driver + "/offers/current").send().is(404, "not-found");
            stranger.patch("/users/" + pair.rider().id(), Map.of("name", "Mallory"))
                    .send()
                    .is(404, "not-found");
        }
        Map<String, Object> fix = Map.of("lat", 1, "lon", 1, "recordedAt", "2026-11-20T10:00:00Z");
        otherDriver.post(driver + "/location", fix).send().is(404, "not-found");
        otherRider.post(driver + "/location", fix).send().is(403, "forbidden");
    }

    @Test
    void a_role_does_what_is_its_own() {
        pair.driver().post("/rides", pair.corner().ride("standard")).send().is(403, "forbidden");
        pair.rider().post("/driver-actions/offline").send().is(403, "forbidden");
        pair.rider().post("/admin/drivers", Map.of()).send().is(403, "forbidden");
        pair.driver()
                .post("/admin/users/" + pair.rider().id() + "/suspend")
                .send()
                .is(403, "forbidden");
    }
}
