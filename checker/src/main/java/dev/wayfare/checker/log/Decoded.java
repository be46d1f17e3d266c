package dev.wayfare.checker.log;

import org.jspecify.annotations.Nullable;

/**
 * A record that could be read.
 *
 * @param key shared between records of the same key, so that checks may keep it cheaply
 * @param type logical name ({@code ce_type})
 * @param version of the aggregate after it ({@code ce_sequence}); {@link #NO_VERSION} where the record carries none
 * @param id the record's own id ({@code ce_id})
 * @param cause id of the command that led to it ({@code causation-id})
 * @param value what it says; a {@link RawPosting} in the place of a ledger posting
 */
public record Decoded(
        Place place,
        String key,
        String type,
        long version,
        @Nullable String id,
        @Nullable String cause,
        Object value) {

    /** Commands and answers have no version. */
    public static final long NO_VERSION = -1;

    public String topic() {
        return place.topic();
    }
}
