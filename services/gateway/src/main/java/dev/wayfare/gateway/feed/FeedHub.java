package dev.wayfare.gateway.feed;

import io.lettuce.core.Range;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of this process, by user. Listens in Redis for the users who are connected here, and gives each socket first
 * what it missed and then what comes. Thread-safe; never blocks.
 */
final class FeedHub {

    private static final Logger LOG = LoggerFactory.getLogger(FeedHub.class);
    private static final Executor LATER = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);

    private final StatefulRedisConnection<String, String> redis;
    private final StatefulRedisPubSubConnection<String, String> announcements;
    private final Clock clock;
    private final Map<String, Listeners> users = new ConcurrentHashMap<>();

    /** One user's sockets here, and whether Redis tells us of his frames. */
    private static final class Listeners {
        private final Set<FeedSocket> sockets = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean asked = new AtomicBoolean();
        private volatile boolean subscribed;
    }

    FeedHub(
            StatefulRedisConnection<String, String> redis,
            StatefulRedisPubSubConnection<String, String> announcements,
            Clock clock) {
        this.redis = redis;
        this.announcements = announcements;
        this.clock = clock;
        announcements.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                announced(channel, message);
            }

            @Override
            public void subscribed(String channel, long count) {
                FeedHub.this.subscribed(channel);
            }
        });
    }

    int size() {
        return users.values().stream().mapToInt(one -> one.sockets.size()).sum();
    }

    /** Feeds a socket from now on, beginning with what it missed. */
    void join(String user, FeedSocket socket) {
        Listeners listeners = users.compute(user, (id, known) -> {
            Listeners here = known == null ? new Listeners() : known;
            here.sockets.add(socket);
            return here;
        });
        if (listeners.subscribed) {
            catchUp(user, socket);
        } else if (listeners.asked.compareAndSet(false, true)) {
            subscribe(user, listeners);
        }
    }

    private void subscribe(String user, Listeners listeners) {
        var _ = announcements.async().subscribe(FeedKeys.channel(user)).exceptionally(failure -> {
            again(user, failure, () -> {
                if (users.get(user) == listeners && !listeners.subscribed) {
                    subscribe(user, listeners);
                }
            });
            return null;
        });
    }

    void leave(String user, FeedSocket socket) {
        users.computeIfPresent(user, (id, listeners) -> {
            listeners.sockets.remove(socket);
            if (!listeners.sockets.isEmpty()) {
                return listeners;
            }
            RedisFuture<Void> gone = announcements.async().unsubscribe(FeedKeys.channel(user));
            LOG.debug("unsubscribed from {}: {}", user, gone);
            return null;
        });
    }

    /** While Redis is away sockets stay open: a driver's fixes need no feed, and what he misses is kept for him. */
    private static void again(String user, Throwable failure, Runnable what) {
        LOG.debug("feed of {} cannot be read just now, and is tried again: {}", user, failure.toString());
        LATER.execute(what);
    }

    /** Subscribed, for the first time or again after Redis was away: whatever was missed is sent now. */
    private void subscribed(String channel) {
        String user = userOf(channel);
        Listeners listeners = users.get(user);
        if (listeners != null) {
            listeners.subscribed = true;
            listeners.sockets.forEach(socket -> catchUp(user, socket));
        }
    }

    private void catchUp(String user, FeedSocket socket) {
        OptionalLong after = socket.catchUpFrom();
        var _ = redis.async()
                .get(FeedKeys.sequence(user))
                .thenCompose(now -> catchUp(user, socket, after, now == null ? 0 : Long.parseLong(now)))
                .exceptionally(failure -> {
                    again(user, failure, () -> catchUpIfThere(user, socket));
                    return null;
                });
    }

    private void catchUpIfThere(String user, FeedSocket socket) {
        Listeners listeners = users.get(user);
        if (listeners != null && listeners.sockets.contains(socket)) {
            catchUp(user, socket);
        }
    }

    private CompletionStage<Void> catchUp(String user, FeedSocket socket, OptionalLong after, long now) {
        if (after.isEmpty() || after.getAsLong() == now) {
            socket.say(frame(now, "hello"));
            socket.caughtUp(now);
            return CompletableFuture.completedFuture(null);
        }
        long from = after.getAsLong();
        return redis.async()
                .xrange(FeedKeys.stream(user), Range.create("-", "+"))
                .thenAccept(kept -> {
                    if (hasGap(kept, from, now)) {
                        socket.say(frame(now, "resync"));
                        socket.caughtUp(now);
                        return;
                    }
                    long last = from;
                    for (StreamMessage<String, String> one : kept) {
                        long seq = seqOf(one);
                        if (seq > from) {
                            socket.replay(seq, one.getBody().get("f"));
                            last = seq;
                        }
                    }
                    socket.caughtUp(last);
                });
    }

    /** Numbers begin anywhere, so who has seen none has missed none as long as nothing was left out. */
    private static boolean hasGap(List<StreamMessage<String, String>> kept, long from, long now) {
        if (from > now || kept.isEmpty()) {
            return true;
        }
        return from == 0 ? kept.size() >= FeedKeys.KEPT : seqOf(kept.getFirst()) > from + 1;
    }

    private static long seqOf(StreamMessage<String, String> message) {
        return Long.parseLong(message.getId().substring(0, message.getId().indexOf('-')));
    }

    private String frame(long seq, String type) {
        return "{\"seq\":" + seq + ",\"type\":\"" + type + "\",\"at\":\"" + clock.instant() + "\",\"data\":{}}";
    }

    private void announced(String channel, String message) {
        String user = userOf(channel);
        Listeners listening = users.get(user);
        int bar = message.indexOf('|');
        if (listening == null || bar < 1) {
            return;
        }
        long seq = Long.parseLong(message.substring(0, bar));
        String frame = message.substring(bar + 1);
        for (FeedSocket socket : listening.sockets) {
            if (!socket.announce(seq, frame)) {
                catchUp(user, socket);
            }
        }
    }

    private static String userOf(String channel) {
        return channel.substring(channel.indexOf(':') + 1);
    }
}
