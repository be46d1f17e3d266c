package dev.wayfare.simulator.load;

/** The time of a load that counts, and who is told of its ends, once each. Belongs to the load's thread. */
final class MeasuredTime {

    private final long fromNs;
    private final long endNs;
    private final LoadWatcher watcher;
    private boolean begun;
    private boolean over;

    MeasuredTime(long fromNs, long endNs, LoadWatcher watcher) {
        this.fromNs = fromNs;
        this.endNs = endNs;
        this.watcher = watcher;
    }

    /** To be called at every turn of the loop. */
    void at(long nowNs) {
        if (!begun && nowNs >= fromNs) {
            begun = true;
            watcher.begun();
        }
        if (!over && nowNs >= endNs) {
            over = true;
            watcher.over();
        }
    }

    boolean contains(long ns) {
        return ns >= fromNs && ns < endNs;
    }

    boolean isOver(long nowNs) {
        return nowNs >= endNs;
    }
}
