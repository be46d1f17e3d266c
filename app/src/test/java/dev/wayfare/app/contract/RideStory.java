package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Corner;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** One ride on a product with a PIN, from the quote to the last rating. */
record RideStory(Pair pair, Person admin) {

    private static final String PRODUCT = "premium";

    String told() {
        pair.rider().get("/products").send().is(200);
        pair.rider().get("/products?lat=41.9&lon=-87.6").send().is(200);
        isOnTheMap();
        JsonNode quote = quote();
        assertThat(quote.has("pickupEtaS")).as("a driver is near: %s", quote).isTrue();
        try (Feed rider = pair.rider().feed();
                Feed driver = pair.driver().driverFeed()) {
            String ride = requested(quote);
            accepted(ride, quote, driver);
            assertThat(rider.expect("ride.accepted", ride)
                            .path("data")
                            .path("driverId")
                            .asText())
                    .isEqualTo(pair.driver().id());
            driven(ride);
            rider.expect("ride.completed", ride);
            rated(ride);
            billed(ride);
            return ride;
        }
    }

    private void isOnTheMap() {
        Person driver = pair.driver();
        Map<String, Object> fix = new HashMap<>(pair.corner().position());
        Instant now = Instant.now();
        fix.put("recordedAt", now.toString());
        fix.put("accuracyM", 5);
        String path = "/drivers/" + driver.id() + "/location";
        assertThat(driver.post(path, fix).send().is(202).field("taken")).isEqualTo("1");
        Map<String, Object> next = new HashMap<>(fix);
        next.put("recordedAt", now.plusMillis(1).toString());
        Map<String, Object> last = new HashMap<>(fix);
        last.put("recordedAt", now.plusMillis(2).toString());
        Reply batch = driver.post(path, Map.of("fixes", List.of(next, last))).send();
        assertThat(batch.is(202).field("taken")).isEqualTo("2");
        try (Feed feed = driver.driverFeed()) {
            feed.say("{\"fixes\":[{\"lat\":%s,\"lon\":%s,\"recordedAt\":\"%s\"}]}"
                    .formatted(pair.corner().lat(), pair.corner().lon(), Instant.now()));
            Eventually.is("the fix is acknowledged", () -> feed.find(
                            frame -> frame.path("type").asText().equals("ack"))
                    .isPresent());
        }
        Eventually.is("the driver is on the map", () -> !available().isEmpty());
    }

    private JsonNode available() {
        Corner corner = pair.corner();
        String query = "?lat=%s&lon=%s&radiusM=2000&limit=5&product=%s".formatted(corner.lat(), corner.lon(), PRODUCT);
        return pair.rider()
                .get("/drivers/available" + query)
                .send()
                .is(200)
                .json()
                .path("items");
    }

    private JsonNode quote() {
        Reply quotes = pair.rider().post("/quotes", pair.corner().trip()).send().is(200);
        for (JsonNode quote : quotes.json().path("items")) {
            if (quote.path("product").asText().equals(PRODUCT)) {
                return quote;
            }
        }
        throw new AssertionError("no quote for " + PRODUCT + " in " + quotes);
    }

    private String requested(JsonNode quote) {
        Map<String, Object> request = new HashMap<>(pair.corner().ride(PRODUCT));
        request.put("quoteId", quote.path("quoteId").asText());
        Reply taken =
                pair.rider().post("/rides", request).key("the-one-ride").send().is(202);
        String ride = taken.field("rideId");
        assertThat(taken.field("status")).isEqualTo("REQUESTED");
        assertThat(taken.header("location")).isEqualTo("/api/v1/rides/" + ride);
        Reply seen = pair.rider().get("/rides/" + ride).send().is(200);
        assertThat(seen.json().path("fareEstimate")).isEqualTo(quote.path("fare"));
        return ride;
    }

    private void accepted(String ride, JsonNode quote, Feed driver) {
        String offer = pair.offer(ride);
        JsonNode made = driver.expect("offer.made", ride).path("data");
        assertThat(made.path("offerId").asText()).isEqualTo(offer);
        assertThat(made.path("fareEstimate")).isEqualTo(quote.path("fare"));
        assertThat(fee(ride)).as("nobody has accepted").isZero();
        assertThat(pair.accept(offer).is(200).field("rideId")).isEqualTo(ride);
        JsonNode seen = pair.ride(ride, "ACCEPTED").json();
        assertThat(seen.at("/driver/vehicle/plate").asText()).isEqualTo("WAY 1");
        assertThat(fee(ride)).as("within the free minute").isZero();
    }

    private int fee(String ride) {
        Reply quote = pair.rider().get("/rides/" + ride + "/cancellation-quote").send();
        return quote.is(200).json().at("/fee/amountMinor").asInt();
    }

    private void driven(String ride) {
        pair.act("arrive", ride).is(200);
        String pin = pair.ride(ride, "ARRIVED").field("pin");
        assertThat(pair.driver().get("/rides/" + ride).send().is(200).json().has("pin"))
                .as("the driver sees the PIN")
                .isFalse();
        pair.act("start", Map.of("rideId", ride, "pin", pin)).is(200);
        pair.act("end", ride).is(200);
        JsonNode ended = pair.ride(ride, "COMPLETED").json();
        assertThat(ended.path("fare").path("amountMinor").asInt()).isPositive();
        tracked(ride);
    }

    private void tracked(String ride) {
        String path = "/rides/" + ride + "/track";
        Reply line = Eventually.get(
                "the track is kept",
                () -> pair.rider().get(path + "?format=polyline").send(),
                reply -> reply.status() == 200 && reply.json().path("complete").asBoolean());
        assertThat(line.json().path("precision").asInt()).isEqualTo(5);
        JsonNode feature = pair.driver().get(path).send().is(200).json();
        assertThat(feature.at("/properties/rideId").asText()).isEqualTo(ride);
        assertThat(feature.at("/geometry/coordinates")).hasSameSizeAs(feature.at("/properties/times"));
        String hour = "/drivers/" + pair.driver().id() + "/track?hour=" + Instant.now();
        Eventually.get("the driver's hour is kept", () -> admin.get(hour).send(), reply -> reply.status() == 200);
        pair.rider().get(path + "?format=gpx").send().is(400, "invalid-parameter");
    }

    private void rated(String ride) {
        String path = "/rides/" + ride + "/rating";
        pair.rider()
                .post(path, Map.of("stars", 5, "comment", "smooth"))
                .waiting()
                .send()
                .is(200);
        Reply both =
                pair.driver().post(path, Map.of("stars", 4)).waiting().send().is(200);
        assertThat(both.json().at("/ratings/byRider/stars").asInt()).isEqualTo(5);
        assertThat(both.json().at("/ratings/byDriver/stars").asInt()).isEqualTo(4);
        Reply events = pair.rider().get("/rides/" + ride + "/events").send().is(200);
        assertThat(events.json().path("items"))
                .extracting(event -> event.path("seq").asInt())
                .as("without a gap")
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, events.json().path("items").size())
                                .boxed()
                                .toList());
        String driver = "/drivers/" + pair.driver().id();
        Eventually.is(
                "the rating is told",
                () -> pair.driver()
                                .get(driver)
                                .send()
                                .json()
                                .at("/rating/average")
                                .asDouble()
                        == 5);
    }

    private void billed(String ride) {
        String bill = "/bills/" + ride.replace("ride_", "bill_");
        Reply paid = Eventually.get(
                "the bill is paid",
                () -> pair.rider().get(bill).send(),
                reply -> reply.json().at("/payment/status").asText().equals("PAID")
                        && !reply.field("invoiceNumber").isEmpty());
        Reply ended = pair.rider().get("/rides/" + ride).send().is(200);
        assertThat(paid.json().path("total")).isEqualTo(ended.json().path("fare"));
        pair.driver().get(bill).send().is(404, "not-found");
        assertThat(pair.rider().get("/bills").send().is(200).json().path("items"))
                .hasSize(1);
        String earnings = "/drivers/" + pair.driver().id() + "/earnings";
        Eventually.is(
                "the driver has earned",
                () -> pair.driver()
                                .get(earnings)
                                .send()
                                .json()
                                .at("/total/rides")
                                .asInt()
                        == 1);
        pair.driver().get(earnings + "?from=2026-01-01&to=2026-02-01").send().is(200);
    }
}
