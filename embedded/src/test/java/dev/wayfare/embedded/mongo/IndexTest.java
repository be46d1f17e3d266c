package dev.wayfare.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.NoopOplog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTest {
    @TempDir
    Path data;

    private final Random random = new Random(42);
    private DurableStore store;
    private StoreCollection plain;
    private StoreCollection indexed;

    @BeforeEach
    void open() {
        store = DurableStore.open(data.resolve("store.mv"));
        StoreDatabase database = new StoreDatabase("test", store, new CursorRegistry());
        plain = collection(database, "plain");
        indexed = collection(database, "indexed");
        index(database, "state_1_tags_1", false, "state", "tags");
        index(database, "rider_1_at_1", false, "rider", "at");
        index(database, "tags_1", false, "tags");
        index(database, "stop_1", false, "stops.zone", "state");
        index(database, "note_1", true, "note");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void every_query_finds_by_index_what_a_look_at_each_document_finds() {
        for (int i = 0; i < 400; i++) {
            Document document = document(i);
            plain.addDocument(document.cloneDeeply());
            indexed.addDocument(document);
        }
        changeSome();
        int byIndex = 0;
        for (int i = 0; i < 1_000; i++) {
            Document query = query();
            Document order = order();
            byIndex += indexed.plan(query, order, true).isPresent() ? 1 : 0;
            assertThat(find(indexed, query, order, 0))
                    .as("%s by %s", query, order)
                    .isEqualTo(find(plain, query, order, 0));
            assertThat(find(indexed, query, order, 5))
                    .as("%s by %s", query, order)
                    .isEqualTo(find(plain, query, order, 5));
        }
        assertThat(byIndex).isGreaterThan(700);
    }

    @Test
    void the_index_that_leaves_the_fewest_documents_is_taken() {
        for (int i = 0; i < 100; i++) {
            indexed.addDocument(document(i).append("state", i == 0 ? "RARE" : "USUAL"));
        }
        assertThat(chosen(new Document("rider", 1).append("state", "USUAL"), null))
                .contains("rider_1_at_1");
        assertThat(chosen(new Document("rider", 1).append("state", "RARE"), null))
                .contains("state_1_tags_1");
        assertThat(chosen(new Document("rider", 1).append("at", 3), null)).contains("rider_1_at_1");
        assertThat(chosen(new Document("_id", 1).append("rider", 2), null)).contains("_id_");
        assertThat(chosen(new Document("other", 1), null)).isEmpty();
        assertThat(chosen(new Document("note", null), null)).isEmpty();
    }

    @Test
    void any_number_of_ids_is_looked_up_and_what_was_found_is_not_compared_with_all_of_them() {
        List<String> ids =
                Stream.iterate(0, i -> i + 1).limit(3_000).map(i -> "ride-" + i).toList();
        indexed.addDocument(new Document("_id", "ride-7"));
        indexed.addDocument(new Document("_id", "ride-9000"));
        Document query = new Document("_id", new Document("$in", ids));
        QueryPlan plan = indexed.plan(query, null, false).orElseThrow();
        assertThat(plan.positions()).hasSizeBetween(1, 3_000);
        assertThat(plan.isExact(query)).isTrue();
        assertThat(find(indexed, query, new Document(), 0))
                .extracting(one -> one.get("_id"))
                .containsExactly("ride-7");
        Document narrower = new Document("_id", new Document("$in", ids)).append("state", "NONE");
        assertThat(indexed.plan(narrower, null, false).orElseThrow().isExact(narrower))
                .isFalse();
        assertThat(find(indexed, narrower, new Document(), 0)).isEmpty();
    }

    @Test
    void an_order_that_the_index_has_is_not_sorted_again() {
        assertThat(plan(new Document("rider", 1), new Document("at", -1)).ordered())
                .isTrue();
        assertThat(plan(new Document("rider", 1), new Document("at", 1).append("_id", 1))
                        .ordered())
                .isTrue();
        assertThat(plan(new Document("rider", 1), new Document("at", 1).append("_id", -1))
                        .ordered())
                .isFalse();
        assertThat(plan(new Document("rider", 1), new Document("state", 1)).ordered())
                .isFalse();
    }

    private QueryPlan plan(Document query, Document order) {
        return indexed.plan(query, order, true).orElseThrow();
    }

    private Optional<String> chosen(Document query, @Nullable Document order) {
        return indexed.plan(query, order, false).map(plan -> plan.index().getName());
    }

    private void changeSome() {
        for (int i = 0; i < 150; i++) {
            int id = random.nextInt(400);
            Document byId = new Document("_id", id);
            if (i % 5 == 0) {
                plain.deleteDocuments(byId, 1);
                indexed.deleteDocuments(byId, 1);
            } else {
                Document replacement = document(id);
                update(plain, byId, replacement.cloneDeeply());
                update(indexed, byId, replacement);
            }
        }
    }

    private static void update(StoreCollection collection, Document query, Document replacement) {
        collection.updateDocuments(query, replacement, ArrayFilters.empty(), false, true, NoopOplog.get());
    }

    private Document document(int id) {
        Document document = new Document("_id", id)
                .append("rider", random.nextInt(20))
                .append("at", random.nextInt(50))
                .append("state", oneOf("ASKED", "DONE", "FAILED"));
        if (random.nextBoolean()) {
            document.append("note", random.nextInt(4) == 0 ? null : oneOf("x", "y"));
        }
        document.append("tags", several());
        List<Object> stops = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            stops.add(new Document("zone", random.nextInt(5)));
        }
        return document.append("stops", stops);
    }

    private Document query() {
        Document query = new Document();
        if (random.nextInt(3) == 0) {
            query.append("rider", random.nextBoolean() ? random.nextInt(22) : new Document("$in", List.of(1, 2.0, 3L)));
        }
        if (random.nextInt(3) == 0) {
            query.append("at", bounds(50));
        }
        switch (random.nextInt(7)) {
            case 0 -> query.append("state", oneOf("ASKED", "DONE", "NONE"));
            case 1 -> query.append("tags", random.nextBoolean() ? random.nextInt(6) : bounds(6));
            case 2 -> query.append("stops.zone", random.nextInt(6));
            case 3 -> query.append("note", random.nextBoolean() ? null : "x");
            case 4 -> query.append("_id", bounds(400));
            case 5 -> query.append("$and", List.of(new Document("rider", 3), new Document("at", bounds(50))));
            default -> query.append("$or", List.of(new Document("rider", 3), new Document("state", "DONE")));
        }
        return query;
    }

    private Document bounds(int limit) {
        Document bounds = new Document(random.nextBoolean() ? "$gt" : "$gte", random.nextInt(limit));
        return random.nextBoolean()
                ? bounds
                : bounds.append(random.nextBoolean() ? "$lt" : "$lte", random.nextInt(limit));
    }

    /** Always down to the id: otherwise equal documents may come in any order. */
    private Document order() {
        int direction = random.nextBoolean() ? 1 : -1;
        return random.nextBoolean()
                ? new Document("_id", direction)
                : new Document("at", direction).append("_id", direction);
    }

    private Object several() {
        List<Object> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            values.add(random.nextInt(6));
        }
        return random.nextInt(4) == 0 ? random.nextInt(6) : values;
    }

    private String oneOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static List<Document> find(StoreCollection collection, Document query, Document order, int limit) {
        Document wrapped = new Document("$query", query).append("$orderby", order);
        return StreamSupport.stream(collection.handleQuery(wrapped, 0, limit).spliterator(), false)
                .toList();
    }

    private static StoreCollection collection(StoreDatabase database, String name) {
        MongoCollection<?> created = database.createCollectionOrThrowIfExists(name, CollectionOptions.withDefaults());
        return (StoreCollection) created;
    }

    private void index(StoreDatabase database, String name, boolean sparse, String... fields) {
        List<IndexKey> keys =
                Stream.of(fields).map(field -> new IndexKey(field, true)).toList();
        indexed.addIndex(database.openOrCreateSecondaryIndex("indexed", name, keys, sparse));
    }
}
