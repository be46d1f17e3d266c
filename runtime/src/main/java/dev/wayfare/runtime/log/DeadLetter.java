package dev.wayfare.runtime.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** The headers under which a record that could not be read or decided is put aside. Its key, value and own headers stay as they were. */
public final class DeadLetter {

    public static final String CAUSE = "dlq-cause";
    public static final String MESSAGE = "dlq-message";
    public static final String STACK = "dlq-stack";
    public static final String TOPIC = "dlq-topic";
    public static final String PARTITION = "dlq-partition";
    public static final String OFFSET = "dlq-offset";
    public static final String GROUP = "dlq-group";
    public static final String TIME = "dlq-time";

    private static final int LONGEST_STACK = 4_000;

    private DeadLetter() {}

    /** Adds cause, place and stack to a copy of the record's headers. */
    public static void describe(
            Headers headers, String group, String topic, int partition, long offset, Throwable cause, Instant now) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        for (String name : new String[] {CAUSE, MESSAGE, STACK, TOPIC, PARTITION, OFFSET, GROUP, TIME}) {
            headers.remove(name);
        }
        RecordHeaders.add(headers, CAUSE, root.getClass().getSimpleName());
        RecordHeaders.add(headers, MESSAGE, cause.getMessage());
        RecordHeaders.add(headers, STACK, stackOf(cause));
        RecordHeaders.add(headers, TOPIC, topic);
        RecordHeaders.add(headers, PARTITION, Integer.toString(partition));
        RecordHeaders.add(headers, OFFSET, Long.toString(offset));
        RecordHeaders.add(headers, GROUP, group);
        RecordHeaders.add(headers, TIME, now.toString());
    }

    private static String stackOf(Throwable cause) {
        StringWriter text = new StringWriter();
        cause.printStackTrace(new PrintWriter(text));
        return text.getBuffer().length() > LONGEST_STACK
                ? text.getBuffer().substring(0, LONGEST_STACK)
                : text.toString();
    }
}
