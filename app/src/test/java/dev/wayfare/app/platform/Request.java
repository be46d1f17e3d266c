package dev.wayfare.app.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A request that can still be changed before it is sent, byte by byte if need be. Immutable.
 *
 * @param body empty for none
 */
public record Request(Http http, String method, String path, byte[] body, Map<String, String> headers) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Request of(Http http, String method, String path) {
        return new Request(http, method, path, new byte[0], Map.of());
    }

    public Request json(Object value) {
        try {
            return bytes(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a test's body cannot be written", e);
        }
    }

    /** A body that is JSON by its header, whatever it is. */
    public Request text(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    /** A body that is JSON by its header, whatever it is. */
    public Request bytes(byte[] body) {
        return new Request(http, method, path, body, headers).with("Content-Type", "application/json");
    }

    public Request with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(http, method, path, body, more);
    }

    public Request token(String token) {
        return with("Authorization", "Bearer " + token);
    }

    public Request key(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /** Waits for the owner's decision. */
    public Request waiting() {
        return with("Prefer", "wait=10");
    }

    public Reply send() {
        return http.send(this);
    }

    public CompletableFuture<Reply> sendSoon() {
        return http.sendSoon(this);
    }
}
