package dev.wayfare.app.platform;

import com.mongodb.client.MongoDatabase;
import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.checker.log.Place;
import dev.wayfare.runtime.node.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.bson.BsonDocument;
import org.bson.Document;

/** Every MongoDB view of a platform as it is stored, known by the offsets that its projection keeps. */
public final class StoredViews {

    private static final int PARTS = 3;

    private final MongoDatabase database;
    private final String bootstrap;

    private StoredViews(MongoDatabase database, String bootstrap) {
        this.database = database;
        this.bootstrap = bootstrap;
    }

    /** The views of this process's stores. */
    public static StoredViews of(Node node) {
        return new StoredViews(node.mongo(), node.kafka().bootstrap());
    }

    /** How far each projection has read: the next offset by {@code group/topic-partition}. */
    public Map<String, Long> offsets() {
        Map<String, Long> offsets = new TreeMap<>();
        for (Document document : database.getCollection("view_offsets").find()) {
            offsets.put(document.getString("_id"), ((Number) document.get("next")).longValue());
        }
        return offsets;
    }

    /** The views that have read anything. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        offsets().keySet().forEach(id -> names.add(viewOf(id)));
        return names;
    }

    /** The consumer group of the projection that folds this view; empty while it has read nothing. */
    public Optional<String> groupOf(String view) {
        return offsets().keySet().stream()
                .filter(id -> viewOf(id).equals(view))
                .map(id -> id.split("/", 2)[0])
                .findFirst();
    }

    /** The view whose offset has this id. */
    private static String viewOf(String offset) {
        return offset.split("/", 2)[0].split("-", PARTS)[PARTS - 1];
    }

    /**
     * What each projection must have read when it has read all that is committed now: the next offset by {@code
     * group/topic-partition}, for partitions that hold a record.
     */
    public Map<String, Long> ends() {
        List<LogRecord> records = new ArrayList<>();
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            log.read(log.bounds(readersOfTopic().keySet()), records::addAll);
        }
        return ends(List.of(records));
    }

    /** What each must have read when it has read all of these records. */
    Map<String, Long> ends(Collection<List<LogRecord>> log) {
        Map<TopicPartition, Long> last = new HashMap<>();
        log.forEach(records -> records.forEach(record -> {
            Place place = record.place();
            last.merge(new TopicPartition(place.topic(), place.partition()), place.offset(), Math::max);
        }));
        Map<String, Set<String>> readersOfTopic = readersOfTopic();
        Map<String, Long> ends = new TreeMap<>();
        last.forEach((partition, offset) -> readersOfTopic
                .getOrDefault(partition.topic(), Set.of())
                .forEach(group -> ends.put(group + "/" + partition, offset + 1)));
        return ends;
    }

    private Map<String, Set<String>> readersOfTopic() {
        Map<String, Set<String>> readers = new HashMap<>();
        offsets().keySet().forEach(id -> {
            String[] parts = id.split("/", 2);
            String topic = parts[1].substring(0, parts[1].lastIndexOf('-'));
            readers.computeIfAbsent(topic, any -> new TreeSet<>()).add(parts[0]);
        });
        return readers;
    }

    /** True when every projection has read this far. */
    public boolean haveReached(Map<String, Long> ends) {
        Map<String, Long> now = offsets();
        return ends.entrySet().stream().allMatch(end -> now.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Waits until every projection has read all that was committed when this was called. */
    public void awaitCaughtUp() {
        Map<String, Long> ends = ends();
        Eventually.is("the views have read up to " + ends, () -> haveReached(ends));
    }

    /** Every document of a view by its id, with the types that it is stored with. */
    public Map<String, BsonDocument> documents(String view) {
        Map<String, BsonDocument> documents = new TreeMap<>();
        for (BsonDocument document :
                database.getCollection(view, BsonDocument.class).find()) {
            documents.put(document.getString("_id").getValue(), document);
        }
        return documents;
    }

    /** Every document of every view. */
    public Map<String, Map<String, BsonDocument>> documents() {
        Map<String, Map<String, BsonDocument>> documents = new TreeMap<>();
        names().forEach(view -> documents.put(view, documents(view)));
        return documents;
    }
}
