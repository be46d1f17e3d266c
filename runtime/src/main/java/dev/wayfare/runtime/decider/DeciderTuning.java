package dev.wayfare.runtime.decider;

import java.time.Duration;

/**
 * How a host runs.
 *
 * @param group its consumer group and application id, such as {@code wayfare-rides}
 * @param timerResolution how often timers are looked at
 * @param calmCommit how often decisions commit while few come, see {@link CommitPace}
 * @param busyCommit how often they commit when many come
 */
public record DeciderTuning(String group, Duration timerResolution, Duration calmCommit, Duration busyCommit) {

    private static final int FEW_PER_SECOND = 1_000;

    /** The usual pace of commits. */
    public DeciderTuning(String group, Duration timerResolution) {
        this(group, timerResolution, Duration.ofMillis(30), Duration.ofMillis(100));
    }

    /** Records between two calm commits that do not yet make a thread busy. */
    int fewRecords() {
        return Math.toIntExact(Math.max(1, FEW_PER_SECOND * calmCommit.toMillis() / 1_000));
    }

    /** Who says so, in CloudEvents' words. */
    String source() {
        return "/" + group.replaceFirst("-", "/");
    }
}
