package dev.wayfare.runtime.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.DeleteOneModel;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Folds a {@link DocumentView} into its collection: one read and one bulk write a batch, hot documents kept in memory.
 * Owned by its projection's thread; nobody else writes the collection.
 */
final class MongoFold implements Fold {

    private static final int KEPT = 4_000;
    private static final Duration PACE = Duration.ofMillis(150);

    private final DocumentView view;
    private final MongoCollection<Document> collection;
    private final Map<String, Document> hot = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Document> eldest) {
            return size() > KEPT;
        }
    };

    MongoFold(DocumentView view, MongoDatabase database) {
        this.view = view;
        this.collection = database.getCollection(view.name());
        collection.createIndex(Indexes.descending("_at"));
        view.filters().forEach(field -> collection.createIndex(Indexes.ascending(field)));
    }

    @Override
    public void apply(List<Envelope> batch) {
        Map<String, @Nullable Document> documents = load(batch);
        Set<String> touched = new HashSet<>();
        try {
            for (Envelope event : batch) {
                for (String id : view.idsOf(event)) {
                    documents.put(id, view.fold(documents.get(id), id, event));
                    touched.add(id);
                }
            }
            write(documents, touched);
        } catch (RuntimeException e) {
            touched.forEach(hot::remove);
            throw e;
        }
    }

    private Map<String, @Nullable Document> load(List<Envelope> batch) {
        Map<String, @Nullable Document> documents = new HashMap<>();
        Set<String> cold = new HashSet<>();
        for (Envelope event : batch) {
            for (String id : view.idsOf(event)) {
                Document kept = hot.get(id);
                if (kept == null) {
                    cold.add(id);
                } else {
                    documents.put(id, kept);
                }
            }
        }
        if (!cold.isEmpty()) {
            for (Document document : collection.find(Filters.in("_id", cold))) {
                documents.put(document.getString("_id"), document);
            }
        }
        return documents;
    }

    private void write(Map<String, @Nullable Document> documents, Set<String> touched) {
        List<WriteModel<Document>> writes = new ArrayList<>(touched.size());
        for (String id : touched) {
            Document document = documents.get(id);
            if (document == null) {
                writes.add(new DeleteOneModel<>(Filters.eq("_id", id)));
                hot.remove(id);
            } else {
                document.put("_id", id);
                writes.add(new ReplaceOneModel<>(Filters.eq("_id", id), document, new ReplaceOptions().upsert(true)));
                hot.put(id, document);
            }
        }
        if (!writes.isEmpty()) {
            collection.bulkWrite(writes, new BulkWriteOptions().ordered(false));
        }
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void assigned(Collection<TopicPartition> partitions) {
        hot.clear();
    }
}
