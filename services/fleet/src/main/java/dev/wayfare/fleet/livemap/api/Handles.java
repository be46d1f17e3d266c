package dev.wayfare.fleet.livemap.api;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.LiveMapKeys;
import dev.wayfare.runtime.node.Secrets;
import dev.wayfare.runtime.store.Redis;
import dev.wayfare.runtime.views.ViewSource;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Names for drivers on the public list that change every ten minutes, so that nobody can be followed. A handle that was listed
 * can be resolved for a while by the platform itself: as the view {@code driver-handles}, {@code {driverId}}. Thread-safe.
 */
public final class Handles implements ViewSource {

    /** Its name among the views. */
    public static final String VIEW = "driver-handles";

    /** How long a driver is called the same. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    private static final String PREFIX = "drv";
    private static final Duration RESOLVABLE = PERIOD.multipliedBy(2);
    private static final long AT_MOST_S = 2;

    private final Secrets secrets;
    private final Redis redis;
    private final Clock clock;

    public Handles(Secrets secrets, Redis redis, Clock clock) {
        this.secrets = secrets;
        this.redis = redis;
        this.clock = clock;
    }

    /** The present handles of these drivers, from now on resolvable; one round trip. */
    public Map<UserId, String> of(List<UserId> drivers) {
        long period = clock.millis() / PERIOD.toMillis();
        Map<UserId, String> handles = new LinkedHashMap<>();
        List<RedisFuture<String>> written = new ArrayList<>();
        for (UserId driver : drivers) {
            byte[] signed = secrets.sign("driver-handles", driver.value() + "/" + period);
            String handle = Ids.derive(PREFIX, HexFormat.of().formatHex(signed));
            handles.put(driver, handle);
            written.add(redis.connection()
                    .async()
                    .setex(LiveMapKeys.handle(handle), RESOLVABLE.toSeconds(), driver.value()));
        }
        written.forEach(one -> LettuceFutures.awaitOrCancel(one, AT_MOST_S, TimeUnit.SECONDS));
        return handles;
    }

    @Override
    public Optional<Found> find(String handle) {
        if (!Ids.isId(PREFIX, handle)) {
            return Optional.empty();
        }
        return Optional.ofNullable(redis.connection().sync().get(LiveMapKeys.handle(handle)))
                .map(driver -> new Found(handle, 0, Json.write(Map.of("driverId", driver))));
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        throw new IllegalArgumentException("handles are resolved one by one, never listed");
    }
}
