package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.runtime.decider.DeciderHost;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The right word at the wrong moment, or once too often. */
@ExtendWith({OnePlatform.class, LogHolds.class})
class WrongMomentsTest {

    private final RunningPlatform platform;

    WrongMomentsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    private Pair pair(String product) {
        return platform.people().pair(product).online();
    }

    @Test
    void an_offer_accepted_twice_is_accepted_once_and_answered_alike() {
        Pair pair = pair("standard");
        String ride = pair.request("standard");
        String offer = pair.offer(ride);
        Reply first = pair.accept(offer).is(200);
        Reply second = pair.accept(offer).is(200);
        assertThat(second.json()).isEqualTo(first.json());
        pair.act("decline", Map.of("offerId", offer)).is(409, "offer-accepted");
        Reply events = pair.rider().get("/rides/" + ride + "/events").send();
        assertThat(events.json().path("items").findValuesAsText("type")).containsOnlyOnce("ride.accepted.v1");
    }

    @Test
    void an_offer_that_has_expired_cannot_be_accepted() {
        Pair pair = pair("standard");
        String ride = pair.request("standard");
        String offer = pair.offer(ride);
        Eventually.is(
                "the offer expires",
                () -> pair.driver()
                                .get("/drivers/" + pair.driver().id() + "/offers/current")
                                .send()
                                .status()
                        == 204);
        pair.accept(offer).is(409, "offer-expired");
        pair.awaitDriver("AVAILABLE");
        pair.act("decline", Map.of("offerId", offer)).is(200);
        pair.ride(ride, "NO_DRIVERS_AVAILABLE");
    }

    @Test
    void a_ride_with_a_pin_begins_with_that_pin() {
        Pair pair = pair("premium");
        String ride = pair.arrived("premium");
        String pin = pair.ride(ride, "ARRIVED").field("pin");
        String wrong = pin.equals("0000") ? "0001" : "0000";
        pair.act("start", ride).is(409, "pin-missing");
        pair.act("start", Map.of("rideId", ride, "pin", wrong)).is(409, "pin-wrong");
        pair.act("start", Map.of("rideId", ride, "pin", "12")).is(400, "invalid-request");
        pair.act("start", Map.of("rideId", ride, "pin", pin)).is(200);
        assertThat(pair.ride(ride, "IN_PROGRESS").field("pin")).isEqualTo(pin);
        pair.act("end", ride).is(200);
        assertThat(pair.ride(ride, "COMPLETED").json().has("pin")).isFalse();
    }

    @Test
    void a_pin_cannot_be_guessed() {
        Pair pair = pair("premium");
        String ride = pair.arrived("premium");
        String pin = pair.ride(ride, "ARRIVED").field("pin");
        String wrong = pin.equals("0000") ? "0001" : "0000";
        for (int i = 0; i < 5; i++) {
            pair.act("start", Map.of("rideId", ride, "pin", wrong)).is(409, "pin-wrong");
        }
        pair.act("start", Map.of("rideId", ride, "pin", pin)).is(409, "pin-locked");
        pair.act("cancel", ride).is(200);
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
        pair.awaitDriver("AVAILABLE");
    }

    @Test
    void a_driver_who_is_suspended_on_a_ride_brings_it_to_its_end_and_gets_no_other() {
        Pair pair = pair("standard");
        String ride = pair.arrived("standard");
        platform.people()
                .admin()
                .post("/admin/users/" + pair.driver().id() + "/suspend", Map.of("reason", "a complaint"))
                .waiting()
                .send()
                .is(200);
        Eventually.is(
                "he is shut out",
                () -> pair.driver().get("/drivers/" + pair.driver().id()).send().status() == 403);
        pair.act("start", ride).is(200);
        pair.act("end", ride).is(200);
        pair.act("online", Map.of("position", Map.of("lat", 1, "lon", 1))).is(403, "account-suspended");
        Eventually.is(
                "the rider has arrived",
                () -> pair.rider().get("/rides/" + ride).send().field("status").equals("COMPLETED"));
    }

    @Test
    void a_ride_takes_its_steps_in_order() {
        Pair pair = pair("standard");
        String ride = pair.request("standard");
        String offer = pair.offer(ride);
        pair.act("arrive", ride).is(404, "not-your-ride");
        pair.accept(offer).is(200);
        pair.act("start", ride).is(409, "not-arrived");
        pair.act("end", ride).is(409, "not-started");
        pair.act("offline", Map.of()).is(409, "on-a-ride");
        pair.act("arrive", ride).is(200);
        pair.act("end", ride).is(409, "not-started");
        pair.act("start", ride).is(200);
        pair.act("cancel", ride).is(409, "ride-in-progress");
        pair.act("arrive", ride).is(409, "already-started");
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(409, "ride-in-progress");
        pair.act("end", ride).is(200);
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(409, "ride-ended");
        pair.awaitDriver("AVAILABLE");
        pair.act("start", ride).is(404, "not-your-ride");
    }

    @Test
    void a_rating_is_one_to_five_once_by_each_and_after_the_end() {
        Pair pair = pair("standard");
        String ride = pair.arrived("standard");
        rate(pair, ride, 5).is(409, "not-rateable");
        pair.act("start", ride).is(200);
        pair.act("end", ride).is(200);
        pair.ride(ride, "COMPLETED");
        for (Object stars : new Object[] {0, 6, -1, 4.5, "5", 1e9}) {
            rate(pair, ride, stars).is(400, "invalid-request");
        }
        rate(pair, ride, 4).is(200);
        rate(pair, ride, 4).is(409, "already-rated");
        rate(pair, ride, 1).is(409, "already-rated");
        Reply byDriver = pair.driver()
                .post("/rides/" + ride + "/rating", Map.of("stars", 3))
                .waiting()
                .send()
                .is(200);
        assertThat(byDriver.json().at("/ratings/byRider/stars").asInt()).isEqualTo(4);
    }

    private static Reply rate(Pair pair, String ride, Object stars) {
        return pair.rider()
                .post("/rides/" + ride + "/rating", Map.of("stars", stars))
                .waiting()
                .send();
    }

    @Test
    void who_waits_for_an_owner_that_does_not_decide_in_time_is_told_so_and_it_happens_all_the_same() {
        Pair pair = pair("standard");
        DeciderHost rides = platform.platform().node().hostOf("rides").orElseThrow();
        String ride;
        rides.pause();
        try {
            Reply late = pair.rider()
                    .post("/rides", pair.corner().ride("standard"))
                    .with("Prefer", "wait=1")
                    .send()
                    .is(202);
            assertThat(late.header("preference-applied")).isEmpty();
            ride = late.field("rideId");
            assertThat(pair.rider().get("/rides/" + ride).send().is(200).field("status"))
                    .isEqualTo("REQUESTED");
        } finally {
            rides.resume();
        }
        pair.accept(pair.offer(ride)).is(200);
        assertThat(pair.rider()
                        .post("/rides", pair.corner().ride("standard"))
                        .with("Prefer", "wait=soon")
                        .send()
                        .is(202)
                        .header("preference-applied"))
                .isEmpty();
    }
}
