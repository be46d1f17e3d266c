package dev.wayfare.gateway.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * SHA-256 of a body in canonical form (names sorted, no white space, so that only another meaning is another body) behind a
 * key: it travels with the command, and nobody shall guess a PIN or a password from it. Thread-safe.
 */
public final class BodyHash {

    private final byte[] key;

    public BodyHash(byte[] key) {
        this.key = key.clone();
    }

    String of(JsonNode body) {
        StringBuilder text = new StringBuilder(256);
        write(body, text);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(key);
            byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void write(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, text);
            case ARRAY -> {
                text.append('[');
                node.forEach(item -> write(item, text.append(',')));
                text.append(']');
            }
            case NUMBER -> text.append(node.doubleValue());
            case STRING -> text.append(node.textValue().length()).append('"').append(node.textValue());
            default -> text.append(node.asText());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        List<String> names = new ArrayList<>(node.size());
        node.fieldNames().forEachRemaining(names::add);
        names.sort(null);
        text.append('{');
        for (String name : names) {
            text.append(name.length()).append(':').append(name);
            write(node.path(name), text);
        }
        text.append('}');
    }
}
