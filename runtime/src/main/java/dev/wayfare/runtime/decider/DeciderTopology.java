package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.ReplyTo;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.Stores;

/** Builds the Kafka Streams topology of a service's aggregates: sources → processor with its store → sinks. */
public final class DeciderTopology {

    private DeciderTopology() {}

    /** The whole topology of one host. */
    public static Topology of(List<Aggregate<?, ?, ?>> aggregates, DeciderTuning tuning, MeterRegistry meters) {
        Topology topology = new Topology();
        aggregates.forEach(aggregate -> add(topology, aggregate, tuning, meters));
        return topology;
    }

    private static <C, S, E> void add(
            Topology topology, Aggregate<C, S, E> aggregate, DeciderTuning tuning, MeterRegistry meters) {
        DeciderMetrics metrics = new DeciderMetrics(meters, aggregate.name());
        String[] sources = aggregate.inputs().stream()
                .map(input -> sourceOf(aggregate, input.topic().name()))
                .toArray(String[]::new);
        aggregate
                .inputs()
                .forEach(input -> topology.addSource(
                        AutoOffsetReset.earliest(),
                        sourceOf(aggregate, input.topic().name()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer(),
                        input.topic().name()));
        topology.addProcessor(aggregate.name(), () -> new AggregateProcessor<>(aggregate, tuning, metrics), sources);
        topology.addStateStore(
                Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore(storeOf(aggregate)), Serdes.Bytes(), Serdes.ByteArray())
                        .withCachingDisabled(),
                aggregate.name());
        for (Topic topic : Topics.ALL) {
            if (!topic.equals(Topics.COMMAND_OUTCOMES)) {
                sink(topology, sinkOf(aggregate, topic.name()), topic.name(), aggregate.name());
            }
        }
        topology.addSink(
                sinkOf(aggregate, Topics.COMMAND_OUTCOMES.name()),
                Topics.COMMAND_OUTCOMES.name(),
                new ByteArraySerializer(),
                new ByteArraySerializer(),
                toTheOneWhoWaits(),
                aggregate.name());
        aggregate
                .inputs()
                .forEach(input -> sink(
                        topology,
                        deadLetterSinkOf(aggregate, input.topic().name()),
                        input.topic().deadLetters(tuning.group()),
                        aggregate.name()));
    }

    private static void sink(Topology topology, String node, String topic, String parent) {
        topology.addSink(node, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }

    private static StreamPartitioner<byte[], byte[]> toTheOneWhoWaits() {
        return (topic, key, value, partitions) -> Optional.of(
                Set.of(ReplyTo.parse(new String(key, StandardCharsets.UTF_8)).partition() % partitions));
    }

    static String storeOf(Aggregate<?, ?, ?> aggregate) {
        return aggregate.name() + "-store";
    }

    static String sourceOf(Aggregate<?, ?, ?> aggregate, String topic) {
        return aggregate.name() + "<" + topic;
    }

    static String sinkOf(Aggregate<?, ?, ?> aggregate, String topic) {
        return aggregate.name() + ">" + topic;
    }

    static String deadLetterSinkOf(Aggregate<?, ?, ?> aggregate, String topic) {
        return aggregate.name() + "!" + topic;
    }
}
