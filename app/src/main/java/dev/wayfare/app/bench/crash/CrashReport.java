package dev.wayfare.app.bench.crash;

import dev.wayfare.checker.CheckReport;
import dev.wayfare.simulator.api.RideStatus;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How the platform took being killed.
 *
 * @param firstReady from the first start to ready
 * @param ready the same after each kill
 * @param acknowledged rides that were answered with 202
 * @param ends of them, by how they ended
 * @param endless of them, those that had no end when the run stopped waiting; must be empty
 * @param undone actions that were answered as applied and are not in the log; must be empty
 * @param failures what people were told instead of an answer, by its code
 * @param checks of the log, at rest
 */
public record CrashReport(
        Duration firstReady,
        List<Duration> ready,
        int acknowledged,
        Map<RideStatus, Long> ends,
        Set<String> endless,
        List<String> undone,
        Map<String, Long> failures,
        CheckReport checks) {

    public CrashReport {
        ready = List.copyOf(ready);
        undone = List.copyOf(undone);
    }

    /** True when nothing acknowledged was lost and every promise holds. */
    public boolean holds() {
        return endless.isEmpty() && undone.isEmpty() && checks.holds();
    }

    /** The longest time from a start after a kill to ready. */
    public Duration slowest() {
        return Collections.max(ready);
    }
}
