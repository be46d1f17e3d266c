package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.fleet.FixBytes;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a fix may be. Pure. */
public final class FixRules {

    /** Where the maps end: what Redis and the web's maps can place, degrees. */
    public static final double MOST_LAT = 85.0511287;

    public static final double MOST_LON = 180;
    public static final double MOST_HEADING_DEG = 360;
    public static final double MOST_SPEED_MPS = 120;
    public static final double MOST_ACCURACY_M = 100_000;

    /** A fix that is vaguer than this is left out, metres. */
    static final double VAGUE_M = 50;

    private static final long AHEAD_MS = Duration.ofSeconds(60).toMillis();
    private static final long OLDEST_MS = Duration.ofHours(24).toMillis();
    private static final int MOST_LAT_E7 = 850_511_287;
    private static final int MOST_LON_E7 = 1_800_000_000;
    private static final int MOST_HEADING = 3_600;
    private static final int MOST_SPEED = 12_000;
    private static final short VAGUE = (short) (VAGUE_M * 10);
    private static final double JUMP_MPS = 70;
    private static final double JUMP_SLACK_M = 250;
    private static final double METRES_PER_E7 = 111_195 / FixBytes.DEGREES;

    private FixRules() {}

    /**
     * Why a fix cannot be.
     *
     * @param field as in JSON
     * @param message completes "field …", with the remedy
     */
    record Fault(String field, String message) {}

    /** What is wrong with the time of a fix, if anything. */
    static @Nullable String clockFault(long recordedAtMs, long nowMs) {
        if (recordedAtMs > nowMs + AHEAD_MS) {
            return "is more than 60 s in the future; check the clock of the device";
        }
        return recordedAtMs < nowMs - OLDEST_MS ? "is more than 24 h old" : null;
    }

    /** What is wrong with a fix that came as bytes, if anything. */
    static @Nullable Fault faultOf(byte[] value, int index, long nowMs) {
        if (Math.abs((long) FixBytes.latE7(value, index)) > MOST_LAT_E7) {
            return new Fault("lat", "must be -85.0511287 to 85.0511287, where the maps end");
        }
        if (Math.abs((long) FixBytes.lonE7(value, index)) > MOST_LON_E7) {
            return new Fault("lon", "must be -180 to 180");
        }
        if (!isKnownUpTo(FixBytes.heading(value, index), MOST_HEADING)) {
            return new Fault("headingDeg", "must be 0 to 360, or unknown (-1)");
        }
        if (!isKnownUpTo(FixBytes.speed(value, index), MOST_SPEED)) {
            return new Fault("speedMps", "must be 0 to 120, or unknown (-1)");
        }
        if (!isKnownUpTo(FixBytes.accuracy(value, index), Short.MAX_VALUE)) {
            return new Fault("accuracyM", "must not be negative, or unknown (-1)");
        }
        if (FixBytes.flags(value, index) != 0) {
            return new Fault("flags", "must be 0; the platform sets them");
        }
        String clock = clockFault(FixBytes.recordedAtMs(value, index), nowMs);
        return clock == null ? null : new Fault("recordedAt", clock);
    }

    /**
     * Leaves out the fixes that cannot be.
     *
     * @param value fixes, version 2; not changed
     * @return empty when none is left, the same when all are
     */
    public static byte[] withoutFaulty(byte[] value, long nowMs) {
        int count = FixBytes.count(value);
        int kept = 0;
        byte[] left = value;
        for (int i = 0; i < count; i++) {
            boolean sane = faultOf(value, i, nowMs) == null;
            if (sane && left != value) {
                System.arraycopy(value, FixBytes.length(i), left, FixBytes.length(kept), FixBytes.ENTRY);
            } else if (!sane && left == value) {
                left = value.clone();
            }
            kept += sane ? 1 : 0;
        }
        return kept == count ? value : kept == 0 ? new byte[0] : Arrays.copyOf(left, FixBytes.length(kept));
    }

    private static boolean isKnownUpTo(short quantity, int most) {
        return quantity >= FixBytes.UNKNOWN && quantity <= most;
    }

    static boolean isVague(short accuracy) {
        return accuracy > VAGUE;
    }

    /** Whether nobody can have come from one place to the other in that time, however fast he drives. */
    static boolean isJump(int fromLatE7, int fromLonE7, int toLatE7, int toLonE7, long tookMs) {
        double north = ((long) toLatE7 - fromLatE7) * METRES_PER_E7;
        long apart = Math.abs((long) toLonE7 - fromLonE7);
        long lon = Math.min(apart, 2L * MOST_LON_E7 - apart);
        double reach = JUMP_MPS * tookMs / 1e3 + JUMP_SLACK_M;
        if (Math.abs(north) <= reach / 2 && lon * METRES_PER_E7 <= reach / 2) {
            return false;
        }
        double east = lon * METRES_PER_E7 * Math.cos(Math.toRadians(toLatE7 / FixBytes.DEGREES));
        return Math.hypot(north, east) > reach;
    }
}
