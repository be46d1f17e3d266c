package dev.wayfare.dispatch.matching;

import java.util.EnumMap;
import java.util.Map;

/** How many candidates fell at which gate in one window, and how many passed. Belongs to one thread. */
public final class Gates {

    /** In the order in which candidates pass them, the cheapest first. */
    public enum Gate {
        /** Not the driver that the rider chose. */
        NOT_CHOSEN,
        /** Declined this ride, let its offer pass, or gave it back. */
        EXCLUDED,
        /** Proposed to somebody a moment ago. */
        RESERVED,
        /** His owner refused a hold a moment ago. */
        REFUSED,
        /** Went to another request of the same window. */
        TAKEN,
        /** Proposed. */
        PASSED
    }

    private final Map<Gate, Integer> counts = new EnumMap<>(Gate.class);

    void count(Gate gate) {
        counts.merge(gate, 1, Integer::sum);
    }

    void count(Gate gate, int times) {
        counts.merge(gate, times, Integer::sum);
    }

    public Map<Gate, Integer> counts() {
        return Map.copyOf(counts);
    }
}
