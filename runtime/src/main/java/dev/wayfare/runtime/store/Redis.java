package dev.wayfare.runtime.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The process's connections to Redis; commands are pipelined on one connection. Thread-safe. */
public final class Redis implements AutoCloseable {

    private final ClientResources resources;
    private final RedisClient client;
    private final StatefulRedisConnection<String, String> connection;

    private Redis(ClientResources resources, RedisClient client, StatefulRedisConnection<String, String> connection) {
        this.resources = resources;
        this.client = client;
        this.connection = connection;
    }

    /**
     * Connects. Commands fail after two seconds rather than wait for a Redis that is away.
     *
     * @throws IllegalStateException when none answers; the message says where and what to do
     */
    public static Redis connect(String uri) {
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        RedisURI address = RedisURI.create(uri);
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(2)))
                .build());
        try {
            return new Redis(resources, client, client.connect(StringCodec.UTF8));
        } catch (RedisConnectionException e) {
            stop(client, resources);
            throw new IllegalStateException(
                    "no Redis answers at " + address.getHost() + ":" + address.getPort()
                            + "; start it, or name another one by redis.uri (REDIS_URI)",
                    e);
        }
    }

    /** The shared connection. */
    public StatefulRedisConnection<String, String> connection() {
        return connection;
    }

    /** A connection of one's own, for a task that flushes its commands by hand. The caller closes it. */
    public StatefulRedisConnection<String, String> connect() {
        return client.connect(StringCodec.UTF8);
    }

    /** A connection for subscriptions. The caller closes it. */
    public StatefulRedisPubSubConnection<String, String> connectPubSub() {
        return client.connectPubSub(StringCodec.UTF8);
    }

    /** Whether Redis answers now. */
    public boolean isUp() {
        return connection.isOpen();
    }

    @Override
    public void close() {
        connection.close();
        stop(client, resources);
    }

    private static void stop(RedisClient client, ClientResources resources) {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
