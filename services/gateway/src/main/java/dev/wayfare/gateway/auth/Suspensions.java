package dev.wayfare.gateway.auth;

import dev.wayfare.gateway.reads.Refreshed;
import dev.wayfare.runtime.store.Redis;
import java.time.Duration;
import java.util.Set;

/**
 * Who is shut out, so that a token that is still good opens nothing: kept in Redis by {@link SuspensionsFold}, read here once a
 * second. If Redis forgets, a suspended person is out when his token ends, minutes later. Thread-safe; never blocks.
 */
public final class Suspensions implements AutoCloseable {

    static final String KEY = "gateway:suspended";

    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Refreshed<Set<String>> users;

    public Suspensions(Redis redis) {
        users = new Refreshed<>(
                "suspended people", () -> redis.connection().async().smembers(KEY), EVERY);
    }

    /** Begins to look. */
    public Suspensions start() {
        var _ = users.start();
        return this;
    }

    public boolean contains(String user) {
        return users.latest().map(known -> known.contains(user)).orElse(false);
    }

    @Override
    public void close() {
        users.close();
    }
}
