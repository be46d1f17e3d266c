package dev.wayfare.runtime.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import dev.wayfare.runtime.projection.OffsetStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;

/** Offsets of views in MongoDB, collection {@code view_offsets}, one small document per group and partition. */
public final class MongoOffsets implements OffsetStore {

    private final MongoCollection<Document> collection;

    public MongoOffsets(MongoDatabase database) {
        collection = database.getCollection("view_offsets");
    }

    @Override
    public Map<TopicPartition, Long> read(String group, Collection<TopicPartition> partitions) {
        Map<String, TopicPartition> ids = new HashMap<>();
        partitions.forEach(partition -> ids.put(id(group, partition), partition));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (Document document : collection.find(Filters.in("_id", ids.keySet()))) {
            TopicPartition partition = ids.get(document.getString("_id"));
            offsets.put(partition, ((Number) document.get("next")).longValue());
        }
        return offsets;
    }

    @Override
    public void write(String group, Map<TopicPartition, Long> next) {
        List<ReplaceOneModel<Document>> writes = next.entrySet().stream()
                .map(entry -> {
                    String id = id(group, entry.getKey());
                    return new ReplaceOneModel<>(
                            Filters.eq("_id", id),
                            new Document("_id", id).append("next", entry.getValue()),
                            new ReplaceOptions().upsert(true));
                })
                .toList();
        collection.bulkWrite(writes);
    }

    private static String id(String group, TopicPartition partition) {
        return group + "/" + partition;
    }
}
