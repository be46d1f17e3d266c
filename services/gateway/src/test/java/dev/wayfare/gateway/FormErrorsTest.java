package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpMethod;
import dev.wayfare.gateway.TestGateway.Told;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FormErrorsTest {

    private static final String RIDE = """
            {"pickup": {"lat": 41.88, "lon": -87.63}, "dropoff": {"lat": 41.9, "lon": -87.65}, "product": "standard"}""";

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Told ride(String body) {
        return gateway.post("/api/v1/rides").rider().json(body).send();
    }

    private static void assertProblem(Told told, int status, String code) {
        assertThat(told.status()).isEqualTo(status);
        assertThat(told.type()).isEqualTo("application/problem+json");
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.json().path("status").asInt()).isEqualTo(status);
        assertThat(told.json().path("type").asText()).isEqualTo("urn:wayfare:problem:" + code);
        assertThat(told.json().path("title").asText()).isNotEmpty();
        assertThat(told.json().path("detail").asText()).isNotEmpty();
        assertThat(told.json().path("instance").asText()).startsWith("/");
        assertThat(told.header("x-correlation-id")).isPresent();
    }

    @Test
    void every_field_at_fault_is_named_at_once() {
        Told told = ride("{\"pickup\": {\"lat\": 91, \"lon\": \"x\", \"alt\": 3}, \"product\": 7, \"colour\": 1}");

        assertProblem(told, 400, "invalid-request");
        assertThat(told.pointers())
                .containsExactlyInAnyOrder(
                        "/pickup/lat", "/pickup/lon", "/pickup/alt", "/dropoff", "/product", "/colour");
    }

    @Test
    void what_is_no_json_object_is_malformed() {
        assertProblem(ride("{\"pickup\": "), 400, "malformed-json");
        assertProblem(ride("[1, 2]"), 400, "malformed-json");
        assertProblem(ride("\"text\""), 400, "malformed-json");
        assertProblem(ride(RIDE + "{}"), 400, "malformed-json");
        assertProblem(ride(RIDE.replace("41.88", "NaN")), 400, "malformed-json");
        assertProblem(ride(RIDE.replace("41.88", "Infinity")), 400, "malformed-json");
        assertProblem(ride(RIDE.replace("\"product\"", "\"pickup\": {}, \"product\"")), 400, "malformed-json");
        assertProblem(ride("{\"a\":".repeat(100)), 400, "malformed-json");
    }

    @Test
    void numbers_beyond_all_bounds_are_out_of_range() {
        assertThat(ride(RIDE.replace("41.88", "1e400")).pointers()).containsExactly("/pickup/lat");
        assertThat(ride(RIDE.replace("41.88", "-90.0001")).pointers()).containsExactly("/pickup/lat");
    }

    @Test
    void text_must_be_utf_8_without_control_characters_and_not_too_long() {
        byte[] bytes = RIDE.getBytes(StandardCharsets.UTF_8);
        bytes[RIDE.indexOf("standard")] = (byte) 0xC3;
        assertProblem(gateway.post("/api/v1/rides").rider().bytes(bytes).send(), 400, "malformed-json");
        assertThat(ride(RIDE.replace("standard", "a\\u0000b")).pointers()).containsExactly("/product");
        assertThat(ride(RIDE.replace("standard", "a\\ud800b")).pointers()).containsExactly("/product");
        assertThat(ride(RIDE.replace("standard", "s".repeat(41))).pointers()).containsExactly("/product");
    }

    @Test
    void a_megabyte_is_too_large_wherever_it_is_sent() {
        String large = "{\"x\": \"" + "y".repeat(1_000_000) + "\"}";
        assertProblem(ride(large), 413, "content-too-large");
        assertProblem(
                gateway.post("/api/v1/drivers/" + TestGateway.DRIVER + "/location")
                        .driver()
                        .json(large)
                        .send(),
                413,
                "content-too-large");
        assertProblem(gateway.post("/api/v1/auth/token").json(large).send(), 413, "content-too-large");
    }

    @Test
    void another_media_type_is_unsupported() {
        Told told = gateway.post("/api/v1/rides")
                .rider()
                .header("content-type", "text/plain")
                .json(RIDE)
                .send();

        assertProblem(told, 415, "unsupported-media-type");
    }

    @Test
    void what_is_not_there_and_what_it_does_not_take_are_problems_too() {
        assertProblem(gateway.get("/api/v1/nothing").rider().send(), 404, "not-found");
        assertProblem(gateway.get("/").send(), 404, "not-found");
        assertProblem(gateway.send(HttpMethod.DELETE, "/api/v1/rides").rider().send(), 405, "method-not-allowed");
        assertProblem(gateway.get("/api/v1/rides/17").rider().send(), 404, "not-found");
    }

    @Test
    void queries_are_read_strictly() {
        assertProblem(gateway.get("/api/v1/rides?limit=1000").rider().send(), 400, "invalid-parameter");
        assertProblem(gateway.get("/api/v1/rides?limit=x").rider().send(), 400, "invalid-parameter");
        assertProblem(gateway.get("/api/v1/rides?status=LOST").rider().send(), 400, "invalid-parameter");
        assertProblem(
                gateway.get("/api/v1/drivers/available?lat=NaN&lon=1").rider().send(), 400, "invalid-parameter");
        assertProblem(gateway.get("/api/v1/drivers/available?lat=1").rider().send(), 400, "invalid-parameter");
    }

    @Test
    void an_idempotency_key_is_short_and_plain() {
        assertProblem(
                gateway.post("/api/v1/rides")
                        .rider()
                        .key("k".repeat(65))
                        .json(RIDE)
                        .send(),
                400,
                "invalid-header");
        assertThat(gateway.log.commands()).isEmpty();
    }
}
