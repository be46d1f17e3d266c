package dev.wayfare.runtime.decider;

import java.time.Duration;

/**
 * When a stream thread asks for a commit. While few records come, somebody waits for each of them, so they commit as soon as
 * the last commit is a little while ago. When many come, a transaction is better shared: it costs as much as dozens of
 * decisions, whatever is in it. Then nothing is asked for, and Kafka Streams commits at its own, longer interval. Belongs to
 * its thread.
 */
final class CommitPace {

    private static final ThreadLocal<CommitPace> OF_THREAD = new ThreadLocal<>();

    private final long calmNs;
    private final long busyNs;
    private final int few;
    private long askedAtNs = Long.MIN_VALUE / 2;
    private int taken;

    /**
     * A pace.
     *
     * @param calm shortest time from one commit to the next
     * @param busy time after which Kafka Streams commits by itself
     * @param few records in the calm time that do not yet make a thread busy
     */
    CommitPace(Duration calm, Duration busy, int few) {
        this.calmNs = calm.toNanos();
        this.busyNs = busy.toNanos();
        this.few = few;
    }

    /** The one pace of all tasks of this thread, since they commit together. */
    static CommitPace ofThisThread(DeciderTuning tuning) {
        CommitPace pace = OF_THREAD.get();
        if (pace == null) {
            pace = new CommitPace(tuning.calmCommit(), tuning.busyCommit(), tuning.fewRecords());
            OF_THREAD.set(pace);
        }
        return pace;
    }

    /** A record was taken; true when a commit should be asked for now. */
    boolean took(long nowNs) {
        taken++;
        return asks(nowNs);
    }

    /** True when a commit should be asked for now; to be looked at every few milliseconds, for the last of a few records. */
    boolean asks(long nowNs) {
        long sinceNs = nowNs - askedAtNs;
        if (taken == 0 || sinceNs < calmNs || (taken > few && sinceNs < busyNs)) {
            return false;
        }
        boolean isCalm = taken <= few;
        askedAtNs = nowNs;
        taken = 0;
        return isCalm;
    }
}
