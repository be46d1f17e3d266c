package dev.wayfare.dispatch.model;

import java.util.Arrays;

/**
 * First-come-nearest: the requests, in order, each take the nearest driver that is still free (the lower position of
 * two as near). What matching would be without a window; the baseline that {@link LeastCostAssignment} is measured
 * against. Stateless; any thread may use it.
 */
public final class GreedyAssignment {

    private GreedyAssignment() {}

    /** Matches in time linear in the number of candidates. */
    public static Assignment solve(Candidates candidates) {
        boolean[] taken = new boolean[candidates.drivers()];
        int[] entryOf = new int[candidates.requests()];
        Arrays.fill(entryOf, Assignment.NONE);
        for (int request = 0; request < entryOf.length; request++) {
            int nearest = nearestFree(candidates, request, taken);
            if (nearest != Assignment.NONE) {
                taken[candidates.driverOf(nearest)] = true;
                entryOf[request] = nearest;
            }
        }
        return Assignment.ofEntries(candidates, entryOf);
    }

    private static int nearestFree(Candidates candidates, int request, boolean[] taken) {
        int nearest = Assignment.NONE;
        for (int entry = candidates.start(request); entry < candidates.start(request + 1); entry++) {
            boolean nearer = nearest == Assignment.NONE || candidates.costS(entry) < candidates.costS(nearest);
            if (nearer && !taken[candidates.driverOf(entry)]) {
                nearest = entry;
            }
        }
        return nearest;
    }
}
