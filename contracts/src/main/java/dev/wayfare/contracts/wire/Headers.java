package dev.wayfare.contracts.wire;

/** Names of record headers: CloudEvents (binary mode over Kafka), W3C trace context, and our own. */
public final class Headers {

    /** Unique id of the record; for a command, its idempotency. */
    public static final String ID = "ce_id";

    /** Logical type name, see {@link dev.wayfare.contracts.topics.WireTypes}. */
    public static final String TYPE = "ce_type";

    /** Which service said it: {@code /wayfare/rides}. */
    public static final String SOURCE = "ce_source";

    /** When it was said, RFC 3339. */
    public static final String TIME = "ce_time";

    /** The aggregate that it is about. */
    public static final String SUBJECT = "ce_subject";

    /** The aggregate's version after this event, in decimal digits. */
    public static final String VERSION = "ce_sequence";

    /** W3C trace context. */
    public static final String TRACEPARENT = "traceparent";

    /** One id for all that follows from one request of a client. */
    public static final String CORRELATION_ID = "correlation-id";

    /** The id of the record that caused this one. */
    public static final String CAUSATION_ID = "causation-id";

    /** Who waits, see {@link ReplyTo}. */
    public static final String REPLY_TO = "reply-to";

    /** Hash of the client's request body, so that a reused key with another body is noticed. */
    public static final String BODY_HASH = "body-hash";

    private Headers() {}
}
