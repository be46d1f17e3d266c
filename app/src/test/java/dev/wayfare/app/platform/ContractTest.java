package dev.wayfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract catches what breaks it: each test is an answer that is wrong in one way. */
class ContractTest {

    private static final String UP = "{\"status\":\"UP\"}";
    private static final String PROBLEM = "{\"type\":\"t\",\"title\":\"T\",\"status\":429,\"detail\":\"d\","
            + "\"instance\":\"/\",\"code\":\"too-many-requests\"}";
    private static final Map<String, String> JSON =
            Map.of("content-type", "application/json", "x-correlation-id", "c-1");

    private final Contract contract = Contract.read();
    private final Http http = new Http(URI.create("http://127.0.0.1:1"), contract);

    @Test
    void a_good_answer_has_no_fault() {
        assertThat(faults(http.get("/health/live"), 200, JSON, UP)).isEmpty();
    }

    @Test
    void an_undeclared_status_is_a_fault() {
        assertThat(faults(http.get("/health/live"), 204, JSON, "")).containsExactly("status 204 is not declared");
    }

    @Test
    void an_unknown_field_and_a_missing_one_are_faults() {
        assertThat(faults(http.get("/health/live"), 200, JSON, "{\"state\":\"UP\"}"))
                .hasSize(2);
    }

    @Test
    void another_content_type_is_a_fault() {
        assertThat(faults(http.get("/health/live"), 200, with("content-type", "text/plain"), UP))
                .hasSize(1);
    }

    @Test
    void an_answer_without_correlation_is_a_fault() {
        assertThat(faults(http.get("/health/live"), 200, Map.of("content-type", "application/json"), UP))
                .containsExactly("no X-Correlation-Id");
    }

    @Test
    void an_undeclared_header_is_a_fault() {
        assertThat(faults(http.get("/health/live"), 200, with("location", "/somewhere"), UP))
                .containsExactly("header Location is not declared");
    }

    @Test
    void an_address_that_is_not_in_the_contract_must_not_do_anything() {
        assertThat(faults(http.get("/api/v1/secrets"), 200, JSON, "{}")).containsExactly("no such operation");
    }

    @Test
    void too_many_requests_without_a_time_to_come_back_is_a_fault() {
        Map<String, String> headers = with("content-type", "application/problem+json");
        assertThat(faults(http.get("/api/v1/rides"), 429, headers, PROBLEM))
                .containsExactly("no Retry-After in seconds");
    }

    @Test
    void a_request_that_was_taken_although_the_contract_forbids_it_is_a_fault() {
        Request request = http.post("/api/v1/auth/logout").json(Map.of("refreshToken", "r", "colour", "red"));
        assertThat(faults(request, 204, JSON, "")).singleElement().asString().contains("the request was taken");
        assertThat(faults(http.post("/api/v1/auth/logout"), 204, JSON, ""))
                .containsExactly("was taken without its body");
    }

    @Test
    void a_time_that_is_none_is_a_fault() {
        String offer = "{\"items\":[{\"quoteId\":\"q\",\"product\":\"xl\",\"surge\":1,\"distanceM\":1,\"durationS\":1,"
                + "\"fare\":{\"amountMinor\":1,\"currency\":\"USD\"},\"expiresAt\":\"tomorrow\"}]}";
        Request request = http.post("/api/v1/quotes").json(Corner.next().trip());
        assertThat(faults(request, 200, JSON, offer)).hasSize(1);
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> headers = new HashMap<>(JSON);
        headers.put(name, value);
        return headers;
    }

    private List<String> faults(Request request, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.put(name, List.of(value)));
        return contract.faults(new Reply(
                request, status, HttpHeaders.of(all, (name, value) -> true), body.getBytes(StandardCharsets.UTF_8)));
    }
}
