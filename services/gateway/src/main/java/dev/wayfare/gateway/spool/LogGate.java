package dev.wayfare.gateway.spool;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the log takes commands just now. It opens with the first that succeeds and shuts with the first that does not: then
 * nobody else waits for a log that is away. Thread-safe.
 */
final class LogGate {

    private static final Logger LOG = LoggerFactory.getLogger(LogGate.class);
    private static final long TRIAL_EVERY_NS = Duration.ofMillis(500).toNanos();
    private static final long FRESH_NS = Duration.ofMillis(500).toNanos();

    private final AtomicBoolean shut = new AtomicBoolean();
    private final AtomicLong nextTrialNs = new AtomicLong();
    private volatile long succeededAtNs = System.nanoTime() - FRESH_NS;

    boolean isShut() {
        return shut.get();
    }

    /** Whether the log took something a moment ago; when not, whoever sends to it may be held up for a while. */
    boolean isFresh() {
        return System.nanoTime() - succeededAtNs < FRESH_NS;
    }

    /** While it is shut: lets one through now and then, to see whether the log is back. */
    boolean admitsTrial() {
        long now = System.nanoTime();
        long next = nextTrialNs.get();
        return now - next >= 0 && nextTrialNs.compareAndSet(next, now + TRIAL_EVERY_NS);
    }

    /** The log took something. */
    void succeeded() {
        succeededAtNs = System.nanoTime();
        if (shut.get() && shut.compareAndSet(true, false)) {
            LOG.info("the log takes commands again");
        }
    }

    /** The log did not take something in time. */
    void failed(String why) {
        nextTrialNs.set(System.nanoTime() + TRIAL_EVERY_NS);
        if (shut.compareAndSet(false, true)) {
            LOG.warn("the log does not take commands ({}): they are kept in MongoDB until it does", why);
        }
    }
}
