package dev.wayfare.simulator.load;

import dev.wayfare.simulator.api.RideStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * The rides of a load and how long things took. Messages may overtake each other: an offer can be on a socket before the
 * answer that names the ride. Lives on the load's thread.
 */
final class RideLives {

    /** Stands for all ended rides, so that late messages do not bring one back. */
    private static final RideLife ENDED = ended();

    private final long countFromNs;
    private final long endNs;
    private final Map<String, RideLife> rides = new HashMap<>();
    private final Map<String, Long> ends = new TreeMap<>();
    private final Map<String, Long> refusals = new TreeMap<>();
    private final List<Integer> liveBySecond = new ArrayList<>();
    private final Histogram toAnswer = Latencies.histogram();
    private final Histogram toOffer = Latencies.histogram();
    private final Histogram toAccept = Latencies.histogram();
    private final Histogram toKnow = Latencies.histogram();
    private final Histogram toEnd = Latencies.histogram();
    private long asked;
    private long unanswered;
    private long taken;
    private long ended;
    private long completedInTime;

    RideLives(long countFromNs, long endNs) {
        this.countFromNs = countFromNs;
        this.endNs = endNs;
    }

    void asked(long dueNs) {
        unanswered++;
        if (isCounted(dueNs)) {
            asked++;
        }
    }

    void taken(String ride, long dueNs, long nowNs) {
        RideLife life = life(ride);
        life.dueNs = dueNs;
        unanswered--;
        taken++;
        if (isCounted(dueNs)) {
            life.counted = true;
            Latencies.record(toAnswer, dueNs, nowNs);
            if (life.offeredNs > 0) {
                Latencies.record(toOffer, dueNs, life.offeredNs);
            }
            if (life.knownNs > 0) {
                Latencies.record(toKnow, life.acceptSentNs, life.knownNs);
            }
        }
        if (life.endedNs > 0) {
            forget(ride);
        }
    }

    void offered(String ride, long nowNs) {
        RideLife life = life(ride);
        if (life.offeredNs == 0) {
            life.offeredNs = nowNs;
            if (life.counted) {
                Latencies.record(toOffer, life.dueNs, nowNs);
            }
        }
    }

    void accepting(String ride, long nowNs) {
        life(ride).acceptSentNs = nowNs;
    }

    void accepted(String ride, long nowNs) {
        RideLife life = life(ride);
        if (life.counted && life.acceptSentNs > 0) {
            Latencies.record(toAccept, life.acceptSentNs, nowNs);
        }
    }

    /** The rider's socket said so. */
    void told(String ride, RideStatus status, long nowNs) {
        RideLife life = life(ride);
        if (status == RideStatus.ACCEPTED && life.knownNs == 0 && life.acceptSentNs > 0) {
            life.knownNs = nowNs;
            if (life.counted) {
                Latencies.record(toKnow, life.acceptSentNs, nowNs);
            }
        }
        if (status.isEnd() && life.endedNs == 0) {
            life.endedNs = nowNs;
            ended++;
            ends.merge(status.name(), 1L, Long::sum);
            if (status == RideStatus.COMPLETED) {
                completedInTime += nowNs >= countFromNs && nowNs < endNs ? 1 : 0;
                if (life.counted) {
                    Latencies.record(toEnd, life.dueNs, nowNs);
                }
            }
            if (life.dueNs > 0) {
                forget(ride);
            }
        }
    }

    void refused(String action, String code) {
        refusals.merge(action + ": " + code, 1L, Long::sum);
    }

    void notTaken(String code) {
        unanswered--;
        refused("ride", code);
    }

    void second() {
        liveBySecond.add((int) live());
    }

    /** Every request is answered and every ride has ended. */
    boolean isSettled() {
        return unanswered == 0 && live() == 0;
    }

    private long live() {
        return taken - ended;
    }

    private void forget(String ride) {
        rides.put(ride, ENDED);
    }

    private static RideLife ended() {
        RideLife life = new RideLife();
        life.offeredNs = 1;
        life.knownNs = 1;
        life.endedNs = 1;
        return life;
    }

    private RideLife life(String ride) {
        RideLife life = rides.computeIfAbsent(ride, id -> new RideLife());
        return life == ENDED ? ended() : life;
    }

    private boolean isCounted(long dueNs) {
        return dueNs >= countFromNs && dueNs < endNs;
    }

    RideLifeReport report() {
        return new RideLifeReport(
                asked,
                taken,
                completedInTime / ((endNs - countFromNs) / 1e9),
                Map.copyOf(ends),
                live(),
                new TreeMap<>(refusals),
                List.copyOf(liveBySecond),
                Latencies.of(toAnswer),
                Latencies.of(toOffer),
                Latencies.of(toAccept),
                Latencies.of(toKnow),
                Latencies.of(toEnd));
    }
}
