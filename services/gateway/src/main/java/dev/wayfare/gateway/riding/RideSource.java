package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.reads.Documents;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where rides are read, private fields included. Thread-safe; never blocks. */
public interface RideSource {

    /** Name of the view that keeps rides. */
    String VIEW = "rides";

    /**
     * Finds a ride.
     *
     * @param minVersion waits up to a second until it has this version; 0 = does not wait
     */
    CompletableFuture<Optional<ObjectNode>> find(String ride, long minVersion);

    /** Straight from the view. */
    static RideSource of(Documents documents) {
        return (ride, minVersion) ->
                documents.find(VIEW, ride, minVersion).thenApply(found -> found.map(Documents.Doc::json));
    }
}
