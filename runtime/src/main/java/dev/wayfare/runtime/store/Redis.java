package dev.wayfare.runtime.store;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
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

    private Redis(ClientResources resources, RedisClient client) {
        this.resources = resources;
        this.client = client;
        this.connection = client.connect(StringCodec.UTF8);
    }

    /** Connects. Commands fail after two seconds rather than wait for a Redis that is away. */
    public static Redis connect(String uri) {
        ClientResources resources = DefaultClientResources.builder()
                .ioThreadPoolSize(2)
                .computationThreadPoolSize(2)
                .build();
        RedisClient client = RedisClient.create(resources, RedisURI.create(uri));
        client.setOptions(ClientOptions.builder()
                .autoReconnect(true)
                .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .timeoutOptions(TimeoutOptions.enabled(Duration.ofSeconds(2)))
                .build());
        return new Redis(resources, client);
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
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        var _ = resources.shutdown(0, 1, TimeUnit.SECONDS);
    }
}
