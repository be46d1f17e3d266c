package dev.wayfare.checker;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * Proves from the raw log alone that sentences 1 to 8 of the design's promises hold for rides and bookings. Stateless; each call reads
 * everything once, in one pass, and remembers a few words per ended thing.
 */
public final class LogChecker {

    private static final int BATCH = 10_000;

    private LogChecker() {}

    /**
     * Checks what is committed on a broker when the call begins.
     *
     * @throws org.apache.kafka.common.KafkaException when the broker cannot be reached
     * @throws IllegalStateException when the broker stops delivering
     */
    public static CheckReport check(String bootstrap, CheckOptions options) {
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            Bounds bounds = log.bounds(Pass.TOPICS);
            Pass pass = new Pass(options, bounds);
            log.read(bounds, pass::see);
            return pass.report();
        }
    }

    /** Checks these records as if they were all that there is; order matters within a topic's partition. */
    public static CheckReport check(Iterable<LogRecord> records, CheckOptions options) {
        Pass pass = new Pass(options, Bounds.whole(Pass.TOPICS));
        List<LogRecord> batch = new ArrayList<>(BATCH);
        for (LogRecord record : records) {
            batch.add(record);
            if (batch.size() == BATCH) {
                pass.see(batch);
                batch.clear();
            }
        }
        pass.see(batch);
        return pass.report();
    }
}
