package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rides that do not go as planned, and the lists they end up in. */
record OtherEndsStory(Pair pair) {

    private static final String PRODUCT = "standard";

    void told() {
        List<String> rides = new ArrayList<>();
        rides.add(calledOffAfterAccepting());
        rides.add(declined());
        rides.add(givenBack());
        rides.add(scheduled());
        assertThat(pagesOf(pair.rider(), "/rides")).containsExactlyElementsOf(rides.reversed());
        assertThat(pagesOf(pair.rider(), "/rides?status=CANCELLED")).containsExactlyElementsOf(rides.reversed());
        assertThat(pagesOf(pair.rider(), "/rides?status=COMPLETED")).isEmpty();
        pair.driver().get("/drivers/" + pair.driver().id() + "/rides").send().is(200);
        pair.act("offline", Map.of()).is(200);
        pair.awaitDriver("OFFLINE");
        pair.driver()
                .get("/drivers/" + pair.driver().id() + "/offers/current")
                .send()
                .is(204);
    }

    private String calledOffAfterAccepting() {
        String ride = pair.accepted(PRODUCT);
        Reply off = cancel(ride, Map.of("reason", "changed my mind")).is(200);
        assertThat(off.field("status")).isEqualTo("CANCELLED");
        assertThat(off.field("cancelledBy")).isEqualTo("RIDER");
        pair.rider().get("/rides/" + ride + "/cancellation-quote").send().is(409, "ride-ended");
        pair.awaitDriver("AVAILABLE");
        return ride;
    }

    private String declined() {
        String ride = pair.request(PRODUCT);
        pair.act("decline", Map.of("offerId", pair.offer(ride), "reason", "too far"))
                .is(200);
        cancel(ride, Map.of()).is(200);
        pair.awaitDriver("AVAILABLE");
        return ride;
    }

    private String givenBack() {
        String ride = pair.accepted(PRODUCT);
        pair.act("cancel", Map.of("rideId", ride, "reason", "a flat tyre")).is(200);
        pair.ride(ride, "REQUESTED");
        Reply taken = pair.rider().post("/rides/" + ride + "/cancel").send().is(202);
        assertThat(taken.header("location")).isEqualTo("/api/v1/rides/" + ride);
        pair.ride(ride, "CANCELLED");
        pair.awaitDriver("AVAILABLE");
        return ride;
    }

    private String scheduled() {
        Instant inAnHour = Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> request = new HashMap<>(pair.corner().ride(PRODUCT));
        request.put("scheduledFor", inAnHour.toString());
        Reply taken = pair.rider().post("/rides", request).waiting().send().is(201);
        String ride = taken.field("rideId");
        assertThat(pair.ride(ride, "REQUESTED").field("scheduledFor")).isEqualTo(inAnHour.toString());
        cancel(ride, Map.of()).is(200);
        return ride;
    }

    private Reply cancel(String ride, Map<String, Object> body) {
        return pair.rider().post("/rides/" + ride + "/cancel", body).waiting().send();
    }

    /** The ids of a list, three at a time. */
    private static List<String> pagesOf(Person person, String path) {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            String query = (path.contains("?") ? "&" : "?") + "limit=3" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
            JsonNode page = person.get(path + query).send().is(200).json();
            page.path("items").forEach(ride -> ids.add(ride.path("rideId").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? ""
                    : page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        return ids;
    }
}
