package dev.wayfare.travel.search.model;

import org.jspecify.annotations.Nullable;

/**
 * How much of it, and from where.
 *
 * @param limit 1 to 100
 * @param after null from the start
 */
public record Paging(int limit, @Nullable Rank after) {

    public static Paging first(int limit) {
        return new Paging(limit, null);
    }
}
