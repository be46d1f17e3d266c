package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.reads.Documents;
import io.micrometer.core.instrument.Counter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Rides from the cache, else from the view, which then fills the cache. */
public final class CachedRides implements RideSource {

    private final RideCache cache;
    private final Documents documents;
    private final Counter hits;
    private final Counter misses;

    public CachedRides(RideCache cache, Documents documents, GatewayMetrics metrics) {
        this.cache = cache;
        this.documents = documents;
        this.hits = metrics.cachedRides(true);
        this.misses = metrics.cachedRides(false);
    }

    @Override
    public CompletableFuture<Optional<ObjectNode>> find(String ride, long minVersion) {
        return cache.find(ride).thenCompose(kept -> {
            if (kept.ride().isPresent() && kept.least() >= minVersion) {
                hits.increment();
                return CompletableFuture.completedFuture(kept.ride());
            }
            misses.increment();
            return read(ride, Math.max(minVersion, kept.least()));
        });
    }

    private CompletableFuture<Optional<ObjectNode>> read(String ride, long least) {
        return documents
                .find(VIEW, ride, least)
                .thenApply(found -> found.map(document -> {
                    if (document.version() >= least) {
                        cache.keep(ride, document.version(), document.json());
                    }
                    return document.json();
                }));
    }
}
