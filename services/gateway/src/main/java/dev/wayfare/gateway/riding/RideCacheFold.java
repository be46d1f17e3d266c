package dev.wayfare.gateway.riding;

import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows {@code ride-events} and makes the cache forget what has changed. */
public final class RideCacheFold implements Fold {

    private static final Duration PACE = Duration.ofMillis(20);

    /** Only that something happened matters, not what. */
    public static final Envelope.ValueReader NOTHING = (record, type) -> type;

    private final RideCache cache;

    public RideCacheFold(RideCache cache) {
        this.cache = cache;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void apply(List<Envelope> batch) {
        Map<String, Long> versions = new HashMap<>();
        batch.forEach(event -> versions.merge(event.key(), event.version(), Math::max));
        cache.forget(versions);
    }
}
