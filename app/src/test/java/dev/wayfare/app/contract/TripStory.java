package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Corner;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Reply;
import java.util.HashMap;
import java.util.Map;

/** Trips: the answer waits until a driver is held, or until it is known that there is none. */
record TripStory(People people) {

    void told() {
        Pair pair = people.pair("standard").online();
        Map<String, Object> chosen = new HashMap<>(pair.corner().ride("standard"));
        chosen.put("driverHandle", handle(pair));
        Reply trip = pair.rider().post("/trips", chosen).send().is(201);
        assertThat(trip.field("status")).isEqualTo("PENDING_ACCEPTANCE");
        assertThat(trip.field("driverId")).isEqualTo(pair.driver().id());
        String ride = trip.field("rideId");
        pair.accept(pair.offer(ride)).is(200);

        Reply again = people.rider().post("/trips", chosen).send().is(409, "driver-unavailable");
        assertThat(again.json().has("rideId")).as("%s", again).isTrue();
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
        chosen.put("driverHandle", "nobody");
        pair.rider().post("/trips", chosen).send().is(409, "driver-unavailable");
        people.rider().post("/trips", Corner.next().ride("standard")).send().is(409, "no-drivers");
    }

    private static String handle(Pair pair) {
        Corner corner = pair.corner();
        JsonNode seen = Eventually.get(
                "the driver is on the map",
                () -> pair.rider()
                        .get("/drivers/available?lat=" + corner.lat() + "&lon=" + corner.lon())
                        .send()
                        .json()
                        .path("items"),
                items -> items.size() == 1);
        return seen.path(0).path("handle").asText();
    }
}
