package dev.wayfare.travel.search.model;

import java.util.List;

/**
 * A page of what was found, in the order that was asked for.
 *
 * @param nextCursor empty on the last page
 */
public record Found<T>(List<T> items, String nextCursor) {
    public Found {
        items = List.copyOf(items);
    }
}
