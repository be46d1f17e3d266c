package dev.wayfare.app.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;

/** What came back, as it came. */
public record Reply(Request request, int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public JsonNode json() {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException("this is no JSON: " + text(), e);
        }
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** A field of the body; empty when it is not there. */
    public String field(String name) {
        return json().path(name).asText();
    }

    /** A problem's code. */
    public String code() {
        return field("code");
    }

    public boolean isGood() {
        return status / 100 == 2;
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This reply, which must have this status. */
    public Reply is(int expected) {
        Assertions.assertThat(status).as("%s", this).isEqualTo(expected);
        return this;
    }

    /** This reply, which must be this problem. */
    public Reply is(int expected, String code) {
        is(expected);
        Assertions.assertThat(code()).as("%s", this).isEqualTo(code);
        return this;
    }

    @Override
    public String toString() {
        return request.method() + " " + request.path() + " → " + status + " " + text();
    }
}
