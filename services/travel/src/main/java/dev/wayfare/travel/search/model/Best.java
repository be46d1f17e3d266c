package dev.wayfare.travel.search.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the first few of many by their rank, in memory that does not grow with the many. One search, one thread.
 *
 * @param <T> what is ranked
 */
final class Best<T> {

    private final Function<T, Rank> rank;
    private final @Nullable Rank after;
    private final int limit;
    private final PriorityQueue<T> worstFirst;

    /**
     * The first ones.
     *
     * @param after only what comes later; null from the start
     */
    Best(Function<T, Rank> rank, @Nullable Rank after, int limit) {
        this.rank = rank;
        this.after = after;
        this.limit = limit;
        this.worstFirst =
                new PriorityQueue<>(limit + 2, Comparator.comparing(rank).reversed());
    }

    /** False when something of this rank, whatever its id, would not be kept: asked before anything is made of it. */
    boolean mayTake(long first, long second, long third) {
        Rank least = new Rank(first, second, third, "");
        if (after != null && least.compareTo(new Rank(after.first(), after.second(), after.third(), "")) < 0) {
            return false;
        }
        @Nullable T worst = worstFirst.size() > limit ? worstFirst.peek() : null;
        return worst == null || least.compareTo(rank.apply(worst)) < 0;
    }

    void offer(T one) {
        if (after != null && rank.apply(one).compareTo(after) <= 0) {
            return;
        }
        worstFirst.add(one);
        if (worstFirst.size() > limit + 1) {
            worstFirst.poll();
        }
    }

    Found<T> found() {
        List<T> sorted = new ArrayList<>(worstFirst);
        sorted.sort(Comparator.comparing(rank));
        if (sorted.size() <= limit) {
            return new Found<>(sorted, "");
        }
        List<T> page = sorted.subList(0, limit);
        return new Found<>(page, rank.apply(page.getLast()).cursor());
    }
}
