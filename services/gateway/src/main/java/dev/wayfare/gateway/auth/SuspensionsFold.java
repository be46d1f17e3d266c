package dev.wayfare.gateway.auth;

import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.store.Redis;
import io.lettuce.core.api.sync.RedisCommands;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Follows {@code account-events} and keeps the set of those who are shut out. */
public final class SuspensionsFold implements Fold {

    private static final Duration PACE = Duration.ofMillis(100);

    /** The type tells enough. */
    public static final Envelope.ValueReader TYPES = (record, type) -> type;

    private static final String SUSPENDED = WireTypes.nameOf(AccountSuspended.class);
    private static final String REINSTATED = WireTypes.nameOf(AccountReinstated.class);

    private final Redis redis;

    public SuspensionsFold(Redis redis) {
        this.redis = redis;
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void apply(List<Envelope> batch) {
        Map<String, Boolean> last = new LinkedHashMap<>();
        for (Envelope event : batch) {
            if (event.type().equals(SUSPENDED) || event.type().equals(REINSTATED)) {
                last.put(event.key(), event.type().equals(SUSPENDED));
            }
        }
        RedisCommands<String, String> commands = redis.connection().sync();
        last.forEach((user, out) -> {
            if (out) {
                commands.sadd(Suspensions.KEY, user);
            } else {
                commands.srem(Suspensions.KEY, user);
            }
        });
    }
}
