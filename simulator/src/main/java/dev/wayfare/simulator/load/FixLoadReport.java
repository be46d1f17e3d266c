package dev.wayfare.simulator.load;

/**
 * What came of a load of fixes. The first figures are of the seconds that count, the others of the whole run.
 *
 * @param fixes sent
 * @param seconds they took
 * @param cpuSeconds that the process of the load spent meanwhile
 * @param allFixes sent, warm-up included
 * @param acknowledged of all
 * @param errors told by the platform
 * @param unsent frames that were due while their socket took no more
 * @param latestMs most that a frame was behind its time when it was written
 */
public record FixLoadReport(
        long fixes,
        double seconds,
        double cpuSeconds,
        long allFixes,
        long acknowledged,
        long errors,
        long unsent,
        double latestMs) {

    /** Fixes a second. */
    public double rate() {
        return fixes / seconds;
    }
}
