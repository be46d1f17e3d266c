package dev.wayfare.embedded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Kafka, Redis and MongoDB for one machine, below one data folder that this process owns while the stack is open.
 *
 * <p>The three start at once. Each can be stopped and restarted on its own, on the same port and data, while the
 * others go on. No shutdown hook is set: whoever starts a stack closes it. After a {@code kill -9} the next start on
 * the same folder finds everything that Kafka and MongoDB acknowledged as durable; Redis starts empty.
 *
 * <p>Safe for use by several threads, except that {@link #close} must be the last call.
 */
public final class EmbeddedStack implements AutoCloseable {
    private final DataFolder folder;
    private final EmbeddedKafka kafka;
    private final EmbeddedRedis redis;
    private final EmbeddedMongo mongo;

    private EmbeddedStack(DataFolder folder, EmbeddedKafka kafka, EmbeddedRedis redis, EmbeddedMongo mongo) {
        this.folder = folder;
        this.kafka = kafka;
        this.redis = redis;
        this.mongo = mongo;
    }

    /**
     * Starts all three on the ports that this folder used before, or on free ones.
     *
     * @throws EmbeddedException if the machine does not allow it; nothing is left running then
     */
    public static EmbeddedStack start(Path data) {
        return start(data, EmbeddedPorts.REMEMBERED);
    }

    /** As {@link #start(Path)}, on these ports. */
    public static EmbeddedStack start(Path data, EmbeddedPorts ports) {
        DataFolder folder = DataFolder.open(data);
        try (ExecutorService starters = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("embedded-start-", 0).factory())) {
            var kafka = begin(starters, () -> EmbeddedKafka.start(folder.path().resolve("kafka"), ports.kafka()));
            var redis = begin(starters, () -> EmbeddedRedis.start(folder.path().resolve("redis"), ports.redis()));
            var mongo = begin(starters, () -> EmbeddedMongo.start(folder.path().resolve("mongo"), ports.mongo()));
            try {
                CompletableFuture.allOf(kafka, redis, mongo).join();
                return new EmbeddedStack(folder, kafka.join(), redis.join(), mongo.join());
            } catch (CompletionException failed) {
                throw giveUp(folder, List.of(kafka, redis, mongo), failed);
            }
        }
    }

    private static <T extends AutoCloseable> CompletableFuture<T> begin(ExecutorService starters, Supplier<T> start) {
        return CompletableFuture.supplyAsync(start, starters);
    }

    private static RuntimeException giveUp(
            DataFolder folder, List<CompletableFuture<? extends AutoCloseable>> started, CompletionException failed) {
        RuntimeException reason = failed.getCause() instanceof RuntimeException cause ? cause : failed;
        List<AutoCloseable> toClose = new ArrayList<>();
        for (CompletableFuture<? extends AutoCloseable> store : started) {
            try {
                toClose.add(store.join());
            } catch (CompletionException | CancellationException alsoFailed) {
                if (alsoFailed.getCause() != reason && alsoFailed.getCause() != null) {
                    reason.addSuppressed(alsoFailed.getCause());
                }
            }
        }
        toClose.add(folder);
        for (AutoCloseable each : toClose) {
            try {
                each.close();
            } catch (Exception fault) {
                reason.addSuppressed(fault);
            }
        }
        return reason;
    }

    public String kafkaBootstrap() {
        return kafka.bootstrap();
    }

    public String redisUri() {
        return redis.uri();
    }

    public String mongoUri() {
        return mongo.uri();
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    public EmbeddedRedis redis() {
        return redis;
    }

    public EmbeddedMongo mongo() {
        return mongo;
    }

    /** Ends all three, then gives up the folder. */
    @Override
    public void close() {
        try (folder;
                redis;
                mongo) {
            kafka.close();
        }
    }
}
