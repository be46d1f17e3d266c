package dev.wayfare.runtime.kafka;

import dev.wayfare.contracts.topics.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Creates the catalogue's topics and checks that those which are read together by key are divided alike. */
final class TopicKeeper {

    private static final String FOR_EVER = "-1";
    private static final Duration ANSWERS_WITHIN = Duration.ofSeconds(10);
    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration ASKED_EVERY = Duration.ofMillis(50);

    private final Admin admin;
    private final Kafka kafka;

    TopicKeeper(Admin admin, Kafka kafka) {
        this.admin = admin;
        this.kafka = kafka;
    }

    /**
     * Makes sure that all of these topics exist.
     *
     * @throws IllegalStateException when a topic has another number of partitions than the setting says
     */
    void ensure(List<Topic> catalogue, List<String> deadLetters) {
        Set<String> present = present();
        List<NewTopic> missing = new ArrayList<>();
        for (Topic topic : catalogue) {
            if (!present.contains(topic.name())) {
                missing.add(created(topic));
            }
        }
        for (String name : deadLetters) {
            if (!present.contains(name)) {
                missing.add(new NewTopic(name, 1, (short) kafka.replication())
                        .configs(Map.of(
                                TopicConfig.RETENTION_MS_CONFIG,
                                FOR_EVER,
                                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                                Integer.toString(Kafka.LARGEST_BYTES))));
            }
        }
        admin.createTopics(missing).values().forEach((name, made) -> awaitCreated(made));
        check(catalogue);
    }

    /** The first question that a process asks: brokers that are not there are named with the setting that names them. */
    private Set<String> present() {
        try {
            return await(admin.listTopics(new ListTopicsOptions().timeoutMs((int) ANSWERS_WITHIN.toMillis()))
                    .names());
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw new IllegalStateException(
                        "no broker answers at " + kafka.bootstrap() + " within " + ANSWERS_WITHIN.toSeconds()
                                + " s; start it, or name another one by kafka.bootstrap (KAFKA_BOOTSTRAP)",
                        e.getCause());
            }
            throw e;
        }
    }

    private NewTopic created(Topic topic) {
        Map<String, String> config = new HashMap<>();
        config.put(
                TopicConfig.RETENTION_MS_CONFIG,
                topic.retention() == null
                        ? FOR_EVER
                        : Long.toString(topic.retention().toMillis()));
        if (kafka.replication() >= 3) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new NewTopic(topic.name(), partitionsOf(topic), (short) kafka.replication()).configs(config);
    }

    private int partitionsOf(Topic topic) {
        return switch (topic.partitioning()) {
            case SPINE -> kafka.partitions();
            case ONE -> 1;
        };
    }

    private void check(List<Topic> catalogue) {
        Map<String, TopicDescription> described =
                described(catalogue.stream().map(Topic::name).toList());
        for (Topic topic : catalogue) {
            int there = described.get(topic.name()).partitions().size();
            if (there != partitionsOf(topic)) {
                throw new IllegalStateException("topic " + topic.name() + " has " + there + " partitions, but "
                        + "kafka.partitions says " + partitionsOf(topic) + "; topics that are read together must "
                        + "agree: set kafka.partitions to " + there);
            }
        }
    }

    /** What was created a moment ago, perhaps by another process, may not be known to the broker that is asked yet. */
    private Map<String, TopicDescription> described(List<String> names) {
        long deadlineNs = System.nanoTime() + KNOWN_WITHIN.toNanos();
        while (true) {
            try {
                return await(admin.describeTopics(names).allTopicNames());
            } catch (IllegalStateException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadlineNs) {
                    throw e;
                }
                LockSupport.parkNanos(ASKED_EVERY.toNanos());
            }
        }
    }

    private static void awaitCreated(org.apache.kafka.common.KafkaFuture<Void> made) {
        try {
            await(made);
        } catch (IllegalStateException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "the log's broker refused: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while topics were created", e);
        }
    }
}
