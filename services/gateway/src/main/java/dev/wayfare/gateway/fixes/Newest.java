package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.gateway.metrics.FixTally;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

/**
 * One driver's newest fix as far as this gateway has seen, and how many he may still send. A gateway that has just started knows
 * nothing and lets old ones through; whoever folds the log decides by time again. Thread-safe.
 */
public final class Newest {

    private static final int NOTHING = 0;

    private final byte[] key;
    private final double perMs;
    private final double most;
    private long atMs = Long.MIN_VALUE;
    private int latE7;
    private int lonE7;
    private double allowed;
    private long allowedAtMs;

    /**
     * A driver of whom nothing was seen.
     *
     * @param perSecond fixes that he may send in the long run
     */
    Newest(String driver, int perSecond) {
        this.key = driver.getBytes(StandardCharsets.US_ASCII);
        this.perMs = perSecond / 1e3;
        this.most = Math.max(2.0 * FixBytes.MOST, 10.0 * perSecond);
        this.allowed = most;
    }

    /** His id, ASCII; not to be changed. */
    byte[] key() {
        return key;
    }

    /** Whether he may send so many more now; if so they are counted. */
    synchronized boolean allows(int fixes, long nowMs) {
        allowed = Math.min(most, allowed + Math.max(0, nowMs - allowedAtMs) * perMs);
        allowedAtMs = nowMs;
        if (allowed < fixes) {
            return false;
        }
        allowed -= fixes;
        return true;
    }

    /** Takes back what was counted: the fixes are offered again later. */
    synchronized void giveBack(int fixes) {
        allowed += fixes;
    }

    /** What was taken last did not reach the log: it may be sent again. */
    synchronized void forget() {
        atMs = Long.MIN_VALUE;
    }

    /**
     * Leaves out what is too vague or no newer than the newest, flags jumps, and remembers what is now the newest.
     *
     * @param value checked fixes, version 2; changed in place
     * @return the fixes that are left; empty when there are none
     */
    synchronized byte[] sift(byte[] value, FixTally tally) {
        int count = FixBytes.count(value);
        if (count > 1) {
            sortByTime(value, count);
        }
        int kept = 0;
        int vague = 0;
        for (int i = 0; i < count; i++) {
            if (FixRules.isVague(FixBytes.accuracy(value, i))) {
                vague++;
            } else if (FixBytes.recordedAtMs(value, i) > atMs) {
                keep(value, i, kept, tally);
                kept++;
            }
        }
        tally.sifted(kept, vague, count - kept - vague);
        if (kept == count) {
            return value;
        }
        return kept == NOTHING ? new byte[0] : Arrays.copyOf(value, FixBytes.length(kept));
    }

    private void keep(byte[] value, int from, int to, FixTally tally) {
        if (from != to) {
            System.arraycopy(
                    value,
                    FixBytes.HEADER + from * FixBytes.ENTRY,
                    value,
                    FixBytes.HEADER + to * FixBytes.ENTRY,
                    FixBytes.ENTRY);
        }
        long at = FixBytes.recordedAtMs(value, to);
        int lat = FixBytes.latE7(value, to);
        int lon = FixBytes.lonE7(value, to);
        if (atMs != Long.MIN_VALUE && FixRules.isJump(latE7, lonE7, lat, lon, at - atMs)) {
            FixBytes.flag(value, to, FixBytes.JUMP);
            tally.jumped();
        }
        atMs = at;
        latE7 = lat;
        lonE7 = lon;
    }

    private static void sortByTime(byte[] value, int count) {
        boolean sorted = true;
        for (int i = 1; i < count && sorted; i++) {
            sorted = FixBytes.recordedAtMs(value, i - 1) <= FixBytes.recordedAtMs(value, i);
        }
        if (sorted) {
            return;
        }
        byte[] before = value.clone();
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> FixBytes.recordedAtMs(before, i)));
        for (int i = 0; i < count; i++) {
            System.arraycopy(
                    before,
                    FixBytes.HEADER + order[i] * FixBytes.ENTRY,
                    value,
                    FixBytes.HEADER + i * FixBytes.ENTRY,
                    FixBytes.ENTRY);
        }
    }
}
