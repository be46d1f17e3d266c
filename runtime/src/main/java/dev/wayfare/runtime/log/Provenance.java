package dev.wayfare.runtime.log;

import dev.wayfare.contracts.wire.ReplyTo;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where a record comes from and who cares: what is handed on from a command to all that follows from it.
 *
 * @param id of the record, for a command its idempotency
 * @param correlation one id for all that follows from one request
 * @param traceparent W3C trace context
 * @param replyTo who waits
 * @param bodyHash of the client's request
 */
public record Provenance(
        String id,
        @Nullable String correlation,
        @Nullable String traceparent,
        @Nullable ReplyTo replyTo,
        @Nullable String bodyHash) {

    /** Reads the headers of a record; its place in the log stands in for an id that is missing. */
    public static Provenance of(Headers headers, String place) {
        String id = RecordHeaders.text(headers, dev.wayfare.contracts.wire.Headers.ID);
        String reply = RecordHeaders.text(headers, dev.wayfare.contracts.wire.Headers.REPLY_TO);
        return new Provenance(
                id == null ? place : id,
                RecordHeaders.text(headers, dev.wayfare.contracts.wire.Headers.CORRELATION_ID),
                RecordHeaders.text(headers, dev.wayfare.contracts.wire.Headers.TRACEPARENT),
                reply == null ? null : ReplyTo.parse(reply),
                RecordHeaders.text(headers, dev.wayfare.contracts.wire.Headers.BODY_HASH));
    }
}
