package dev.wayfare.runtime.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What this thread's log lines are about until it is closed: the correlation of a request, and the thing that is decided. Every line
 * carries them by MDC, so that no message repeats them and all lines of one request are found by one word.
 */
public final class LogScope implements AutoCloseable {

    /** Names the correlation in a log line. */
    public static final String CORRELATION = "correlation";

    private final String kind;

    private LogScope(String kind) {
        this.kind = kind;
    }

    /**
     * Opens a scope.
     *
     * @param kind of the thing, such as {@code rides}
     * @param correlation null where nobody knows
     */
    public static LogScope about(String kind, String id, @Nullable String correlation) {
        MDC.put(kind, id);
        if (correlation != null) {
            MDC.put(CORRELATION, correlation);
        }
        return new LogScope(kind);
    }

    @Override
    public void close() {
        MDC.remove(kind);
        MDC.remove(CORRELATION);
    }
}
