package dev.wayfare.gateway.fixes;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.gateway.fixes.FixRules.Fault;
import dev.wayfare.gateway.metrics.FixTally;
import dev.wayfare.kernel.Problem;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The one way of fixes into the log, whoever brings them. Never blocks; thread-safe. */
public final class FixIntake {

    /** When to offer again what was not taken just now, milliseconds. */
    public static final int AGAIN_MS = 100;

    private static final int REMEMBERED = 1_000_000;
    private static final int OVERHEAD = 64;

    private final FixLog log;
    private final Clock clock;
    private final FixTally tally;
    private final LoadingCache<String, Newest> drivers;

    /** What became of an offer. */
    public enum Offered {
        /** Its end will be told. */
        TAKEN,
        /** Nothing was done with it: the log is full, or away. */
        LOG_FULL,
        /** Nothing was done with it: this driver has sent too many. */
        TOO_MANY
    }

    /** How an offer that was taken ends. Told once, on any thread. */
    public interface End {

        /**
         * All that was not left out is in the log, or, with a failure, is not.
         *
         * @param taken how many are in the log
         * @param leftOut how many were too vague, or no newer than the newest
         */
        void told(int taken, int leftOut, @Nullable Throwable failure);
    }

    /**
     * An intake.
     *
     * @param perSecond fixes that one driver may send in the long run
     */
    public FixIntake(FixLog log, Clock clock, FixTally tally, int perSecond) {
        this.log = log;
        this.clock = clock;
        this.tally = tally;
        this.drivers = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterAccess(Duration.ofHours(1))
                .build(driver -> new Newest(driver, perSecond));
    }

    /** What is remembered of a driver. */
    public Newest of(String driver) {
        return drivers.get(driver);
    }

    public long nowMs() {
        return clock.millis();
    }

    /**
     * Makes sure that these bytes are fixes that can be.
     *
     * @throws Problem.Raised 400 that says which fix and field is at fault
     */
    public void check(byte[] value) {
        int count = FixBytes.countOrNone(value);
        if (count < 0 || value[0] != FixBytes.MANY) {
            tally.refused();
            throw malformed(value.length).raise();
        }
        long now = nowMs();
        for (int i = 0; i < count; i++) {
            Fault fault = FixRules.faultOf(value, i, now);
            if (fault != null) {
                tally.refused();
                throw Problem.of(400, "fix-out-of-range", "fix " + i + ": " + fault.field() + ' ' + fault.message())
                        .raise();
            }
        }
    }

    private static Problem malformed(int length) {
        return Problem.of(
                400,
                "frame-malformed",
                "fixes are 1 byte (version 2) and 23 bytes each, at most " + FixBytes.MOST + ", not " + length
                        + " bytes; see contracts/fixes.md");
    }

    /**
     * Offers fixes of one driver.
     *
     * @param value checked by {@link #check}; it is the log's from now on if it is taken
     */
    public Offered offer(Newest driver, byte[] value, End end) {
        int count = FixBytes.count(value);
        int room = value.length + OVERHEAD;
        if (!driver.allows(count, nowMs())) {
            tally.heldBack();
            return Offered.TOO_MANY;
        }
        if (!log.reserve(room)) {
            driver.giveBack(count);
            tally.heldBack();
            return Offered.LOG_FULL;
        }
        byte[] kept = driver.sift(value, tally);
        if (kept.length == 0) {
            log.release(room);
            end.told(0, count, null);
            return Offered.TAKEN;
        }
        int taken = FixBytes.count(kept);
        log.append(driver.key(), kept, room, failure -> {
            if (failure != null) {
                driver.forget();
            }
            end.told(taken, count - taken, failure);
        });
        return Offered.TAKEN;
    }
}
