package dev.wayfare.gateway.command;

import java.time.Instant;

/**
 * What was asked under an id that is derived from an Idempotency-Key.
 *
 * @param bodyHash of the request
 * @param subject who asked
 * @param at when
 * @param preview JSON of the thing as its creator may see it before any view has caught up; empty for none
 */
public record Note(String bodyHash, String subject, Instant at, String preview) {

    private static final char SEPARATOR = '\n';

    String text() {
        return bodyHash + SEPARATOR + subject + SEPARATOR + at.toEpochMilli() + SEPARATOR + preview;
    }

    /**
     * Reads {@link #text}.
     *
     * @throws IllegalArgumentException when it is none
     */
    static Note parse(String text) {
        String[] parts = text.split("\n", 4);
        if (parts.length != 4) {
            throw new IllegalArgumentException("a note has 4 lines, not " + parts.length);
        }
        return new Note(parts[0], parts[1], Instant.ofEpochMilli(Long.parseLong(parts[2])), parts[3]);
    }
}
