package dev.wayfare.simulator.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as a client reads it: what it does not know is ignored, what is missing stays empty. Thread-safe. */
final class Wire {

    private static final ObjectMapper MAPPER =
            Json.mapper().disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

    private Wire() {}

    static byte[] write(Object body) {
        try {
            return MAPPER.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("cannot write a " + body.getClass().getSimpleName(), e);
        }
    }

    static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("the platform answered no JSON: " + e.getMessage(), e);
        }
    }

    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the platform sent no JSON: " + e.getMessage(), e);
        }
    }

    static <T> T as(JsonNode node, Class<T> type) {
        try {
            return MAPPER.treeToValue(node, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("the platform sent no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }
}
