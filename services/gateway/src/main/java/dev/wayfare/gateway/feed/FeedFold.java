package dev.wayfare.gateway.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Fills the feeds: one round trip for whoever is not remembered, one for all frames of a batch. */
final class FeedFold implements Fold {

    private static final long AT_MOST_MS = 2_000;
    private static final int REMEMBERED = 100_000;
    private static final Duration OWNER_KEPT = Duration.ofDays(2);
    private static final ObjectMapper JSON = Json.mapper();

    private final StatefulRedisConnection<String, String> connection;
    private final Clock clock;
    private final Map<String, UserId> owners = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UserId> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Works on a connection of its own, which the caller closes. */
    FeedFold(StatefulRedisConnection<String, String> connection, Clock clock) {
        this.connection = connection;
        this.clock = clock;
        connection.setAutoFlushCommands(false);
    }

    /** Of a batch that fails, owners are forgotten, too: when it is tried again they must reach Redis. */
    @Override
    public void apply(List<Envelope> batch) {
        try {
            tell(batch);
        } catch (RuntimeException e) {
            batch.forEach(event -> owners.remove(event.key()));
            throw e;
        }
    }

    private void tell(List<Envelope> batch) {
        RedisAsyncCommands<String, String> redis = connection.async();
        List<RedisFuture<?>> sent = new ArrayList<>();
        rememberOwners(batch, redis, sent);
        String script = FeedScript.TEXT;
        RedisFuture<String> loaded = redis.scriptLoad(script);
        String sha = redis.digest(script);
        sent.add(loaded);
        for (Envelope event : batch) {
            for (FeedEntry entry : FeedEntries.of(event, owners.get(event.key()))) {
                sent.add(add(redis, sha, entry));
            }
        }
        connection.flushCommands();
        sent.forEach(FeedFold::await);
    }

    private void rememberOwners(
            List<Envelope> batch, RedisAsyncCommands<String, String> redis, List<RedisFuture<?>> sent) {
        Set<String> unknown = new HashSet<>();
        for (Envelope event : batch) {
            UserId owner = FeedEntries.ownerIn(event.value());
            if (owner != null && owner.equals(owners.put(event.key(), owner))) {
                continue;
            }
            if (owner != null) {
                sent.add(redis.set(
                        FeedKeys.owner(event.key()), owner.value(), SetArgs.Builder.ex(OWNER_KEPT.toSeconds())));
            } else if (!(event.value() instanceof TrackingEvent) && !owners.containsKey(event.key())) {
                unknown.add(event.key());
            }
        }
        if (unknown.isEmpty()) {
            return;
        }
        List<String> asked = List.copyOf(unknown);
        var answer = redis.mget(asked.stream().map(FeedKeys::owner).toArray(String[]::new));
        connection.flushCommands();
        var found = await(answer);
        for (int i = 0; i < asked.size(); i++) {
            @Nullable String owner = found.get(i).getValueOrElse(null);
            if (owner != null) {
                owners.put(asked.get(i), new UserId(owner));
            }
        }
    }

    private RedisFuture<Long> add(RedisAsyncCommands<String, String> redis, String sha, FeedEntry entry) {
        String user = entry.user().value();
        ObjectNode frame = JSON.createObjectNode()
                .put("type", entry.type())
                .put("at", entry.at().toString());
        frame.set("data", entry.data());
        String[] keys = {FeedKeys.stream(user), FeedKeys.sequence(user), FeedKeys.told(user, entry.entity())};
        return redis.evalsha(
                sha,
                ScriptOutputType.INTEGER,
                keys,
                Long.toString(entry.version()),
                Long.toString(FeedScript.epoch(clock.instant().getEpochSecond())),
                Integer.toString(FeedKeys.KEPT),
                frame.toString(),
                FeedKeys.channel(user));
    }

    private static <T> T await(RedisFuture<T> answer) {
        return LettuceFutures.awaitOrCancel(answer, AT_MOST_MS, TimeUnit.MILLISECONDS);
    }
}
