package dev.wayfare.insight.counts.stream;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.Stores;

/**
 * Events → counting, with its store → {@code statistics}. Windows are tumbling quarters of an hour by the events' own time,
 * kept as long as the log: an event may come as late as it likes, and a replay from zero gives the same numbers.
 */
public final class CountingTopology {

    /** What is counted. */
    public static final List<Topic> INPUTS =
            List.of(Topics.RIDE_EVENTS, Topics.BOOKINGS, Topics.PAYMENTS, Topics.INVENTORY_EVENTS);

    static final String TOLD = "counting>" + Topics.STATISTICS.name();

    private static final String COUNTING = "counting";

    private CountingTopology() {}

    /** The topology of this group. */
    public static Topology of(String group) {
        Topology topology = new Topology();
        String[] sources = INPUTS.stream().map(CountingTopology::sourceOf).toArray(String[]::new);
        INPUTS.forEach(topic -> topology.addSource(
                AutoOffsetReset.earliest(),
                sourceOf(topic),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name()));
        topology.addProcessor(COUNTING, () -> new CountingProcessor(group), sources);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(CountStore.NAME), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingEnabled(),
                COUNTING);
        topology.addSink(
                TOLD, Topics.STATISTICS.name(), new ByteArraySerializer(), new ByteArraySerializer(), COUNTING);
        INPUTS.forEach(topic -> topology.addSink(
                asideOf(topic.name()),
                topic.deadLetters(group),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                COUNTING));
        return topology;
    }

    private static String sourceOf(Topic topic) {
        return COUNTING + "<" + topic.name();
    }

    static String asideOf(String topic) {
        return COUNTING + "!" + topic;
    }
}
