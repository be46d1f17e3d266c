package dev.wayfare.tracking.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a car went, by where it was seen.
 *
 * <p>The way is taken from anchor to anchor. A sighting becomes the next anchor when it lies farther from the last one than the
 * device's jitter, so that a car that stands drives nothing. A sighting that no car could have reached is left out, until
 * {@value #AGREEING} in a row agree with each other: then the car is there, and how it came there was not seen. Where nothing was
 * seen for long, the straight line counts, and the time is told as unseen.
 *
 * @param distanceM metres
 * @param fixes sightings that it stands on
 * @param unseenS seconds between the two times in which the car was out of sight for longer than {@value #GAP_S} s at a stretch
 */
public record DrivenDistance(int distanceM, int fixes, int unseenS) {

    /** Metres below which a movement may be the device's own. */
    static final double JITTER_M = 10;

    /** Accuracy in metres beyond which a sighting is of no use. */
    static final float VAGUE_M = 50;

    /** Sightings in a row that are believed against the last anchor. */
    static final int AGREEING = 3;

    /** Seconds out of sight that say nothing. */
    static final int GAP_S = 45;

    private static final double SLACK_M = 30;

    /**
     * Measures between two times.
     *
     * @param seen by time, see {@link Trail#inOrder()}
     * @param fromMs epoch milliseconds, included
     * @param toMs epoch milliseconds, included
     * @param fastestMps metres a second that no car exceeds
     */
    public static DrivenDistance between(List<Sighting> seen, long fromMs, long toMs, double fastestMps) {
        Odometer odometer = new Odometer(fromMs, fastestMps);
        long lastMs = Long.MIN_VALUE;
        for (Sighting one : seen) {
            boolean within = one.atMs() >= fromMs && one.atMs() <= toMs;
            if (within && one.atMs() != lastMs && !(one.accuracyM() > VAGUE_M)) {
                odometer.see(one);
                lastMs = one.atMs();
            }
        }
        return odometer.at(toMs);
    }

    private static final class Odometer {
        private final List<Sighting> doubted = new ArrayList<>(AGREEING);
        private final double fastestMps;
        private double metres;
        private int fixes;
        private long unseenMs;
        private long lastMs;

        /** Up to where the way has been counted; null before the first sighting. */
        private @Nullable Sighting anchor;

        Odometer(long fromMs, double fastestMps) {
            this.fastestMps = fastestMps;
            lastMs = fromMs;
        }

        void see(Sighting seen) {
            Sighting from = anchor;
            if (from == null || isPossible(from, seen)) {
                doubted.clear();
                take(from, seen);
            } else {
                doubt(seen);
            }
        }

        private void take(@Nullable Sighting from, Sighting seen) {
            pass(seen.atMs());
            fixes++;
            if (from == null) {
                anchor = seen;
                return;
            }
            double moved = from.distanceM(seen);
            double jitter = Float.isNaN(seen.accuracyM()) ? JITTER_M : Math.max(JITTER_M, seen.accuracyM());
            if (moved > jitter) {
                metres += moved;
                anchor = seen;
            }
        }

        private void doubt(Sighting seen) {
            if (!doubted.isEmpty() && !isPossible(doubted.getLast(), seen)) {
                doubted.clear();
            }
            doubted.add(seen);
            if (doubted.size() == AGREEING) {
                Sighting first = doubted.getFirst();
                unseenMs += Math.max(0, first.atMs() - lastMs);
                lastMs = first.atMs();
                anchor = first;
                List<Sighting> believed = List.copyOf(doubted);
                doubted.clear();
                fixes++;
                believed.subList(1, believed.size()).forEach(this::see);
            }
        }

        private boolean isPossible(Sighting from, Sighting to) {
            double seconds = Math.max(0, to.atMs() - from.atMs()) / 1000.0;
            return from.distanceM(to) <= SLACK_M + fastestMps * seconds;
        }

        private void pass(long atMs) {
            long gap = atMs - lastMs;
            if (gap > GAP_S * 1000L) {
                unseenMs += gap;
            }
            lastMs = atMs;
        }

        DrivenDistance at(long toMs) {
            pass(toMs);
            return new DrivenDistance((int) Math.min(Integer.MAX_VALUE, Math.round(metres)), fixes, (int)
                    Math.min(Integer.MAX_VALUE, (unseenMs + 999) / 1000));
        }
    }
}
