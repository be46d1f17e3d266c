package dev.wayfare.runtime.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Something that can be asked for documents by the gateway: a collection, or a live record in Redis. Thread-safe. */
public interface ViewSource {

    /**
     * One document.
     *
     * @param json UTF-8
     */
    record Found(String id, long version, byte[] json) {}

    /** A page, newest first; the cursor is empty on the last one. */
    record Page(List<Found> items, String nextCursor) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Finds a document.
     *
     * @throws IllegalArgumentException when the id has not the form that this view asks for
     */
    Optional<Found> find(String id);

    /**
     * Lists documents.
     *
     * @throws IllegalArgumentException for a filter or a cursor that this view does not know
     */
    Page list(Map<String, String> filters, int limit, String cursor);
}
