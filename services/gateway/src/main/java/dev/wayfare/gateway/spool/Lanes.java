package dev.wayfare.gateway.spool;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many commands of each lane are kept. While there is one, later commands of its lane must be kept, too. Thread-safe.
 */
final class Lanes {

    private final int capacity;
    private final ConcurrentMap<String, Integer> kept = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();

    Lanes(int capacity) {
        this.capacity = capacity;
    }

    boolean holds(String lane) {
        return !kept.isEmpty() && kept.containsKey(lane);
    }

    /** Counts one more; false when there is no room. */
    boolean tryHold(String lane) {
        if (total.incrementAndGet() > capacity) {
            total.decrementAndGet();
            return false;
        }
        kept.merge(lane, 1, Integer::sum);
        return true;
    }

    /** Counts one that was kept by an earlier life of this process. */
    void hold(String lane) {
        total.incrementAndGet();
        kept.merge(lane, 1, Integer::sum);
    }

    void release(String lane) {
        kept.computeIfPresent(lane, (id, count) -> {
            total.decrementAndGet();
            return count == 1 ? null : count - 1;
        });
    }

    /** Nothing is kept any more. */
    void clear() {
        kept.keySet()
                .forEach(lane -> kept.computeIfPresent(lane, (id, count) -> {
                    total.addAndGet(-count);
                    return null;
                }));
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    int total() {
        return total.get();
    }
}
