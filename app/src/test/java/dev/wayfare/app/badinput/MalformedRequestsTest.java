package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Corner;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.Request;
import dev.wayfare.app.platform.RunningPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bodies, paths and headers that are not what they should be: each is told what is wrong, and where. */
@ExtendWith(OnePlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class MalformedRequestsTest {

    private final Corner corner = Corner.next();
    private final RunningPlatform platform;
    private Person rider;
    private Person driver;

    MalformedRequestsTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void somebody() {
        rider = platform.people().rider();
        driver = platform.people().driver("standard");
    }

    @Test
    void unknown_fields_are_named() {
        Reply reply = refused(ride(Map.of("colour", "red", "tip", 5)));
        assertThat(pointers(reply)).containsExactlyInAnyOrder("/colour", "/tip");
        Map<String, Object> pickup = new HashMap<>(corner.pickup());
        pickup.put("floor", 3);
        assertThat(pointers(refused(ride(Map.of("pickup", pickup))))).containsExactly("/pickup/floor");
    }

    @Test
    void fields_of_another_type_are_named() {
        assertThat(pointers(refused(ride(Map.of("pickup", "here", "product", 7, "paymentMethod", List.of())))))
                .containsExactlyInAnyOrder("/pickup", "/product", "/paymentMethod");
        assertThat(pointers(refused(ride(Map.of("dropoff", Map.of("lat", "41.8", "lon", true))))))
                .containsExactlyInAnyOrder("/dropoff/lat", "/dropoff/lon");
        assertThat(pointers(refused(ride(Map.of("scheduledFor", "tomorrow at noon")))))
                .containsExactly("/scheduledFor");
        assertThat(pointers(refused("{}"))).contains("/pickup", "/dropoff", "/product");
    }

    @Test
    void what_is_no_number_is_no_coordinate() {
        for (String number : List.of("NaN", "Infinity", "-Infinity", "+1", "0x10", "1e", "01")) {
            post("{\"pickup\":{\"lat\":" + number + ",\"lon\":0}}").send().is(400, "malformed-json");
        }
        assertThat(pointers(refused("{\"pickup\":{\"lat\":1e999,\"lon\":-1e999}}")))
                .contains("/pickup/lat", "/pickup/lon");
        rider.get("/drivers/available?lat=NaN&lon=0").send().is(400, "invalid-parameter");
        rider.get("/drivers/available?lat=0&lon=Infinity").send().is(400, "invalid-parameter");
        driver.post("/driver-actions/online")
                .text("{\"position\":{\"lat\":NaN,\"lon\":0}}")
                .send()
                .is(400);
    }

    @Test
    void coordinates_stay_on_the_earth() {
        Map<String, Object> off = Map.of("lat", 90.000001, "lon", -180.000001);
        assertThat(pointers(refused(ride(Map.of("pickup", off))))).containsExactly("/pickup/lat", "/pickup/lon");
        assertThat(pointers(driver.post("/driver-actions/online", Map.of("position", off))
                        .send()
                        .is(400, "invalid-request")))
                .containsExactly("/position/lat", "/position/lon");
        Map<String, Object> fix = new HashMap<>(off);
        fix.put("recordedAt", Instant.now().toString());
        assertThat(pointers(driver.post("/drivers/" + driver.id() + "/location", fix)
                        .send()
                        .is(400)))
                .containsExactly("/lat", "/lon");
        rider.get("/drivers/available?lat=91&lon=0").send().is(400, "invalid-parameter");
    }

    @Test
    void a_ride_goes_somewhere_else_but_not_to_the_moon() {
        post(ride(Map.of("dropoff", corner.pickup()))).send().is(422, "same-place");
        Map<String, Object> far = Map.of("lat", corner.lat() + 5, "lon", corner.lon());
        post(ride(Map.of("dropoff", far))).send().is(422, "too-far");
        rider.post("/quotes", Map.of("pickup", corner.pickup(), "dropoff", corner.pickup()))
                .send()
                .is(422, "same-place");
    }

    @Test
    void a_ride_is_for_a_known_product_at_a_possible_time_and_an_honest_price() {
        post(ride(Map.of("product", "helicopter"))).send().is(422, "product-unknown");
        Instant now = Instant.now();
        post(ride(Map.of("scheduledFor", now.minus(1, ChronoUnit.HOURS).toString())))
                .send()
                .is(422, "scheduled-in-the-past");
        post(ride(Map.of("scheduledFor", now.plus(31, ChronoUnit.DAYS).toString())))
                .send()
                .is(422, "scheduled-too-far");
        post(ride(Map.of("quoteId", "c3RhbmRhcmQ.AAAA"))).send().is(422, "quote-invalid");
        Reply quotes = rider.post("/quotes", corner.trip()).send().is(200);
        String mine = quotes.json().at("/items/0/quoteId").asText();
        Map<String, Object> stolen = new HashMap<>(corner.ride("standard"));
        stolen.put("quoteId", mine);
        platform.people().rider().post("/rides", stolen).send().is(422, "quote-invalid");
    }

    @Test
    void bodies_of_a_megabyte_are_too_large() {
        byte[] megabyte = new byte[1024 * 1024];
        java.util.Arrays.fill(megabyte, (byte) ' ');
        rider.post("/rides").bytes(megabyte).send().is(413, "content-too-large");
        platform.http().post("/api/v1/users/signup").bytes(megabyte).send().is(413, "content-too-large");
        driver.post("/drivers/" + driver.id() + "/location")
                .bytes(megabyte)
                .send()
                .is(413, "content-too-large");
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] latin = "{\"product\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        rider.post("/rides").bytes(latin).send().is(400, "malformed-json");
        byte[] overlong = {'{', '"', (byte) 0xc0, (byte) 0xae, '"', ':', '1', '}'};
        rider.post("/rides").bytes(overlong).send().is(400, "malformed-json");
        post("{\"product\":\"\\ud83d\"}").send().is(400, "invalid-request");
        post("{\"product\":\"a\\u0000b\"}").send().is(400, "invalid-request");
    }

    @Test
    void what_is_no_json_object_is_refused() {
        List<String> bodies = List.of(
                "{",
                "[]",
                "null",
                "\"text\"",
                "{} {}",
                "{'a':1}",
                "{\"a\":1,}",
                "{\"product\":\"xl\",\"product\":\"standard\"}",
                "[".repeat(5_000),
                "{\"a\":" + "{\"a\":".repeat(40) + "1" + "}".repeat(41),
                "{\"a\":" + "9".repeat(500) + "}");
        for (String body : bodies) {
            post(body).send().is(400, "malformed-json");
        }
    }

    @Test
    void a_body_says_that_it_is_json() {
        Request request = rider.post("/rides", corner.ride("standard"));
        request.with("Content-Type", "text/plain").send().is(415, "unsupported-media-type");
        request.with("Content-Type", "application/json; charset=utf-16").send().is(415, "unsupported-media-type");
    }

    @Test
    void headers_and_queries_are_read_strictly() {
        Request request = rider.post("/rides", corner.ride("standard"));
        request.key("x".repeat(65)).send().is(400, "invalid-header");
        request.key("two words").send().is(400, "invalid-header");
        rider.get("/rides?limit=0").send().is(400, "invalid-parameter");
        rider.get("/rides?limit=101").send().is(400, "invalid-parameter");
        rider.get("/rides?limit=ten").send().is(400, "invalid-parameter");
        rider.get("/rides?status=LOST").send().is(400, "invalid-parameter");
        rider.get("/rides?cursor=from-the-start").send().is(400);
        rider.get("/drivers/available?lat=1").send().is(400, "invalid-parameter");
        driver.get("/drivers/" + driver.id() + "/earnings?from=yesterday")
                .send()
                .is(400, "invalid-parameter");
    }

    @Test
    void addresses_and_methods_that_are_not_there_are_problems_too() {
        rider.get("/nothing").send().is(404, "not-found");
        rider.get("/rides/ride_1").send().is(404, "not-found");
        rider.get("/rides/%2e%2e%2fusers").send().is(400, "bad-request");
        rider.get("/bills/" + rider.id()).send().is(404, "not-found");
        rider.get("/quotes").send().is(405, "method-not-allowed");
        rider.patch("/rides", Map.of()).send().is(405, "method-not-allowed");
    }

    @Test
    void a_sign_up_must_be_one() {
        Map<String, Object> form = People.form("emperor", "a@b");
        form.put("password", "12345678");
        platform.http().post("/api/v1/users/signup").json(form).send().is(400, "invalid-request");
        form.put("role", "rider");
        Request signUp = platform.http().post("/api/v1/users/signup");
        Reply weak = signUp.json(form).send().is(400, "invalid-request");
        assertThat(pointers(weak)).containsExactly("/password");
        form.put("password", People.PASSWORD);
        signUp.json(form).waiting().send().is(409, "email-invalid");
        form.put("email", People.newEmail());
        form.put("phone", "+1 555");
        signUp.json(form).waiting().send().is(409, "phone-invalid");
        form.put("role", "driver");
        form.put("phone", "+13125550142");
        signUp.json(form).waiting().send().is(409, "vehicle-invalid");
    }

    @Test
    void a_bad_frame_is_answered_and_the_socket_stays_open() {
        try (Feed feed = driver.driverFeed()) {
            for (String frame : List.of("\\", "{\"fixes\":[]}", "{\"fixes\":[{\"lat\":91}]}", "[\"\\u0000\"]")) {
                feed.say(frame);
            }
            Eventually.is(
                    "every bad frame is answered",
                    () -> feed.frames().stream()
                                    .filter(one -> one.path("type").asText().equals("error"))
                                    .count()
                            == 4);
            feed.say("{\"lat\":1,\"lon\":1,\"recordedAt\":\"" + Instant.now() + "\"}");
            Eventually.is("the good one is acknowledged", () -> feed.find(
                            one -> one.path("type").asText().equals("ack"))
                    .isPresent());
        }
    }

    private Map<String, Object> ride(Map<String, Object> instead) {
        Map<String, Object> body = new HashMap<>(corner.ride("standard"));
        body.putAll(instead);
        return body;
    }

    private Request post(String body) {
        return rider.post("/rides").text(body);
    }

    private Request post(Map<String, Object> body) {
        return rider.post("/rides", body);
    }

    private Reply refused(String body) {
        return post(body).send().is(400, "invalid-request");
    }

    private Reply refused(Map<String, Object> body) {
        return post(body).send().is(400, "invalid-request");
    }

    private static List<String> pointers(Reply reply) {
        return reply.json().path("errors").findValuesAsText("pointer");
    }

    /** Only to be sure that the body under change is good. */
    @Test
    void the_same_ride_without_a_fault_is_taken() {
        JsonNode taken = post(ride(Map.of())).send().is(202).json();
        rider.post("/rides/" + taken.path("rideId").asText() + "/cancel")
                .waiting()
                .send()
                .is(200);
    }
}
