package dev.wayfare.dispatch.matching;

import dev.wayfare.kernel.UserId;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Reservations as Redis keys that expire by themselves: one round trip for a window. */
public final class RedisReservations implements Reservations {

    private static final long AT_MOST_MS = 2_000;
    private static final String RESERVED = "r";
    private static final String REFUSED = "x";

    private final StatefulRedisConnection<String, String> connection;
    private final DispatchSettings settings;

    public RedisReservations(StatefulRedisConnection<String, String> connection, DispatchSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    @Override
    public Map<UserId, Gates.Gate> setAside(Collection<UserId> drivers) {
        List<UserId> asked = List.copyOf(drivers);
        if (asked.isEmpty()) {
            return Map.of();
        }
        String[] keys = asked.stream().map(RedisReservations::key).toArray(String[]::new);
        var values = await(connection.async().mget(keys));
        Map<UserId, Gates.Gate> aside = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i).hasValue()) {
                boolean refused = values.get(i).getValue().equals(REFUSED);
                aside.put(asked.get(i), refused ? Gates.Gate.REFUSED : Gates.Gate.RESERVED);
            }
        }
        return aside;
    }

    @Override
    public Set<UserId> reserve(Collection<UserId> drivers) {
        SetArgs ifFree = SetArgs.Builder.nx().px(settings.reservedFor().toMillis());
        List<UserId> asked = List.copyOf(drivers);
        List<RedisFuture<String>> answers = new ArrayList<>(asked.size());
        for (UserId driver : asked) {
            answers.add(connection.async().set(key(driver), RESERVED, ifFree));
        }
        Set<UserId> got = new HashSet<>();
        for (int i = 0; i < asked.size(); i++) {
            if (await(answers.get(i)) != null) {
                got.add(asked.get(i));
            }
        }
        return got;
    }

    @Override
    public void refused(UserId driver) {
        await(connection
                .async()
                .set(
                        key(driver),
                        REFUSED,
                        SetArgs.Builder.px(settings.refusedFor().toMillis())));
    }

    private static String key(UserId driver) {
        return "dispatch:aside:" + driver.value();
    }

    private static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST_MS, TimeUnit.MILLISECONDS);
    }
}
