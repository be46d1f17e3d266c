package dev.wayfare.travel.catalogue.stream;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Puts a made catalogue on the log: only what differs from what stands there, so that the same import twice changes nothing. What its
 * source said earlier and says no longer is withdrawn; so is what the platform brought along for want of an import.
 */
public final class CatalogueLog {

    private static final String SPEAKER = "/wayfare/travel/catalogue";

    private final Kafka kafka;
    private final LogWriter writer;

    public CatalogueLog(Kafka kafka, LogWriter writer) {
        this.kafka = kafka;
        this.writer = writer;
    }

    /**
     * What an import did.
     *
     * @param written new or changed
     */
    public record Imported(int written, int unchanged, int withdrawn) {}

    /** The last record of an entity. */
    private record Stored(String type, byte[] json) {}

    /** Writes what differs. Returns when all is in the log. */
    public Imported write(MadeCatalogue made) {
        Map<String, Stored> before = stored();
        List<CatalogueEvent> news = new ArrayList<>();
        Set<String> said = HashSet.newHashSet(made.events().size());
        for (CatalogueEvent fact : made.events()) {
            said.add(fact.entity());
            Stored old = before.get(fact.entity());
            if (old == null || !Arrays.equals(old.json(), Json.write(fact))) {
                news.add(fact);
            }
        }
        int written = news.size();
        before.forEach((entity, old) -> {
            if (!said.contains(entity) && isFrom(old, made.source())) {
                news.add(new CatalogueEvent.Withdrawn(entity, made.source()));
            }
        });
        append(news);
        return new Imported(written, made.events().size() - written, news.size() - written);
    }

    private static boolean isFrom(Stored old, String source) {
        return WireTypes.read(old.json(), old.type()) instanceof CatalogueEvent fact
                && !(fact instanceof CatalogueEvent.Withdrawn)
                && (fact.source().equals(source) || fact.source().equals(MadeCatalogue.OWN));
    }

    /** Appends these facts, as fast as the log takes them; tells up to where each partition must be read to have them all. */
    Map<TopicPartition, Long> append(List<CatalogueEvent> facts) {
        Map<TopicPartition, Long> ends = new HashMap<>();
        List<CompletableFuture<RecordMetadata>> sent = new ArrayList<>();
        for (CatalogueEvent fact : facts) {
            String id = Ids.derive("fact", fact.entity(), new String(Json.write(fact), StandardCharsets.UTF_8));
            sent.add(writer.append(Command.of(Topics.CATALOGUE_EVENTS, fact.entity(), fact, id, SPEAKER)));
        }
        for (CompletableFuture<RecordMetadata> one : sent) {
            RecordMetadata place = one.join();
            ends.merge(new TopicPartition(place.topic(), place.partition()), place.offset() + 1, Math::max);
        }
        return ends;
    }

    private Map<String, Stored> stored() {
        Map<String, Stored> stored = new HashMap<>();
        try (Consumer<byte[], byte[]> consumer = kafka.consumer("", "catalogue-import")) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.CATALOGUE_EVENTS.name()).stream()
                    .map(one -> new TopicPartition(one.topic(), one.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> keep(stored, record));
            }
        }
        return stored;
    }

    private static void keep(Map<String, Stored> stored, ConsumerRecord<byte[], byte[]> record) {
        String type = RecordHeaders.text(record.headers(), Headers.TYPE);
        if (record.key() != null && record.value() != null && type != null) {
            stored.put(new String(record.key(), StandardCharsets.UTF_8), new Stored(type, record.value()));
        }
    }
}
