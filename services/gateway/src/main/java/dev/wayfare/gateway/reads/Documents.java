package dev.wayfare.gateway.reads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The services' views, by name. Thread-safe; never blocks. */
public interface Documents {

    /**
     * One document, private fields included.
     *
     * @param version of its aggregate
     */
    record Doc(String id, long version, ObjectNode json) {}

    /** A page, newest first; the cursor is empty on the last one. */
    record Page(List<Doc> items, String nextCursor) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /**
     * Finds a document.
     *
     * @param minVersion waits up to a second until it has this version; 0 = does not wait
     */
    CompletableFuture<Optional<Doc>> find(String view, String id, long minVersion);

    /** Lists documents that match all filters. */
    CompletableFuture<Page> list(String view, Map<String, String> filters, int limit, String cursor);
}
