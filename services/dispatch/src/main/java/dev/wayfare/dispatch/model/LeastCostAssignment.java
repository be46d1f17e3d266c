package dev.wayfare.dispatch.model;

import java.util.Arrays;

/**
 * The exact assignment of a window: of all that serve as many requests as can be served, one of least total cost. Every
 * call with the same candidates gives the same pairs, in whatever order they were listed.
 *
 * <p>Requests and drivers that no chain of candidates connects do not influence each other, so each connected component
 * is solved alone, by shortest augmenting paths from its smaller side. With n nodes on that side and m candidates the
 * work is at most of the order of n m log m, for any costs. Nothing recurses. Stateless; any thread may use it.
 *
 * <p>It is exact for the candidates it is given; what a large window loses, it loses by candidates left out. List all
 * pairs up to 200 requests and 200 drivers. Beyond, the 16 nearest drivers of each request cost less than 1 % where one
 * side outnumbers the other two to one; where both are about as many, it takes 48, or else requests stay unserved.
 */
public final class LeastCostAssignment {

    private LeastCostAssignment() {}

    /** Matches as many requests as possible, at least total cost. */
    public static Assignment solve(Candidates candidates) {
        int[] entryOf = new int[candidates.requests()];
        Arrays.fill(entryOf, Assignment.NONE);
        for (Component component : Component.split(candidates)) {
            for (int edge : new AugmentingPaths(component).solve()) {
                if (edge != AugmentingPaths.UNSERVED) {
                    int entry = component.entry(edge);
                    entryOf[candidates.requestOf(entry)] = entry;
                }
            }
        }
        return Assignment.ofEntries(candidates, entryOf);
    }
}
