package dev.wayfare.dispatch.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Which driver each request of a window is matched with. No driver has two requests, no request two drivers, and every
 * pair was a candidate. Immutable; safe for all threads.
 */
public final class Assignment {

    static final int NONE = -1;

    private final int[] driverOf;
    private final List<Candidate> pairs;
    private final double totalCostS;

    private Assignment(int[] driverOf, List<Candidate> pairs, double totalCostS) {
        this.driverOf = driverOf;
        this.pairs = List.copyOf(pairs);
        this.totalCostS = totalCostS;
    }

    /** Made of the entry of the table that each request was given, or {@link #NONE}. */
    static Assignment ofEntries(Candidates candidates, int[] entryOf) {
        int[] driverOf = new int[entryOf.length];
        Arrays.fill(driverOf, NONE);
        List<Candidate> pairs = new ArrayList<>();
        double totalCostS = 0;
        for (int request = 0; request < entryOf.length; request++) {
            int entry = entryOf[request];
            if (entry != NONE) {
                driverOf[request] = candidates.driverOf(entry);
                pairs.add(new Candidate(request, candidates.driverOf(entry), candidates.costS(entry)));
                totalCostS += candidates.costS(entry);
            }
        }
        return new Assignment(driverOf, pairs, totalCostS);
    }

    /** The driver of the request, or empty when none is left for it. */
    public OptionalInt findDriverOf(int request) {
        return driverOf[request] == NONE ? OptionalInt.empty() : OptionalInt.of(driverOf[request]);
    }

    /** The matched pairs, by ascending request. */
    public List<Candidate> pairs() {
        return pairs;
    }

    /** How many requests have a driver. */
    public int served() {
        return pairs.size();
    }

    /** The sum of the pairs' costs, in seconds. */
    public double totalCostS() {
        return totalCostS;
    }

    @Override
    public String toString() {
        return "Assignment[" + served() + " of " + driverOf.length + " requests, " + totalCostS + " s]";
    }
}
