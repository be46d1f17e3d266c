package dev.wayfare.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoWriteException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Updates;
import com.mongodb.client.result.UpdateResult;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandInTest {
    @TempDir
    Path data;

    private StandIn server;
    private MongoClient client;

    @BeforeEach
    void start() throws Exception {
        int port = freePort();
        server = StandIn.start(data.resolve("store.mv"), port);
        client = MongoClients.create("mongodb://127.0.0.1:" + port);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void a_journaled_write_is_in_the_file_when_it_is_acknowledged() throws Exception {
        rides().withWriteConcern(WriteConcern.JOURNALED).insertOne(new Document("_id", "durable"));
        assertThat(countInCopy()).isOne();
    }

    @Test
    void an_ordinary_write_is_in_the_file_soon_after() {
        rides().insertOne(new Document("_id", "soon"));
        await().atMost(Duration.ofSeconds(5)).until(this::countInCopy, count -> count == 1);
    }

    @Test
    void a_commit_writes_all_that_was_acknowledged_before() throws Exception {
        IntStream.range(0, 500).forEach(i -> rides().insertOne(new Document("_id", i)));
        server.commit();
        assertThat(countInCopy()).isEqualTo(500);
    }

    @Test
    void a_conditional_update_by_id_hits_only_the_expected_version() {
        rides().insertOne(new Document("_id", "ride").append("version", 3));
        assertThat(advance("ride", 2)).isNull();
        assertThat(advance("ride", 3)).isNotNull();
        assertThat(rides().find(Filters.eq("_id", "ride")).first()).containsEntry("version", 4);
    }

    @Test
    void a_document_replaced_by_its_id_is_found_by_its_new_values_alone() {
        rides().createIndex(Indexes.ascending("status"));
        rides().createIndex(
                        Indexes.ascending("plate"),
                        new IndexOptions().unique(true).sparse(true));
        var whole = new ReplaceOptions().upsert(true);
        Document first = new Document("_id", "ride").append("status", "REQUESTED");
        assertThat(rides().replaceOne(Filters.eq("_id", "ride"), first, whole).getUpsertedId())
                .isNotNull();
        Document second =
                new Document("_id", "ride").append("status", "ACCEPTED").append("plate", "X 1");
        UpdateResult replaced = rides().replaceOne(Filters.eq("_id", "ride"), second, whole);
        assertThat(replaced.getMatchedCount()).isOne();
        assertThat(replaced.getModifiedCount()).isOne();
        assertThat(rides().replaceOne(Filters.eq("_id", "ride"), second, whole).getModifiedCount())
                .isZero();
        assertThat(rides().find(Filters.eq("status", "REQUESTED")).first()).isNull();
        assertThat(rides().find(Filters.eq("status", "ACCEPTED")).first()).isEqualTo(second);
        rides().insertOne(new Document("_id", "other"));
        Document taken = new Document("_id", "other").append("plate", "X 1");
        assertThatThrownBy(() -> rides().replaceOne(Filters.eq("_id", "other"), taken, whole))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThat(rides().find(Filters.eq("_id", "other")).first()).doesNotContainKey("plate");
    }

    @Test
    void a_second_document_with_the_same_unique_value_is_refused() {
        rides().createIndex(
                        Indexes.ascending("email"),
                        new IndexOptions().unique(true).sparse(true));
        rides().insertOne(new Document("_id", 1).append("email", "a@example.org"));
        rides().insertOne(new Document("_id", 2));
        rides().insertOne(new Document("_id", 3));
        assertThatThrownBy(() -> rides().insertOne(new Document("_id", 4).append("email", "a@example.org")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        assertThatThrownBy(() -> rides().updateOne(Filters.eq("_id", 2), Updates.set("email", "a@example.org")))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
        rides().deleteOne(Filters.eq("_id", 1));
        rides().insertOne(new Document("_id", 4).append("email", "a@example.org"));
    }

    @Test
    void the_same_id_twice_is_refused() {
        rides().insertOne(new Document("_id", 1));
        assertThatThrownBy(() -> rides().insertOne(new Document("_id", 1L)))
                .isInstanceOf(MongoWriteException.class)
                .hasMessageContaining("E11000");
    }

    @Test
    void a_dropped_collection_starts_empty_with_no_index_left() {
        rides().createIndex(Indexes.ascending("rider"), new IndexOptions().unique(true));
        rides().insertOne(new Document("_id", 1).append("rider", "r"));
        rides().drop();
        rides().insertOne(new Document("_id", 2).append("rider", "r"));
        rides().insertOne(new Document("_id", 3).append("rider", "r"));
        assertThat(rides().countDocuments()).isEqualTo(2);
        assertThat(rides().countDocuments(Filters.eq("rider", "r"))).isEqualTo(2);
    }

    @Test
    void more_documents_than_fit_one_answer_are_all_found() {
        IntStream.range(0, 2_500).forEach(i -> rides().insertOne(new Document("_id", i)));
        assertThat(rides().find().map(each -> each.getInteger("_id")).into(new java.util.ArrayList<>()))
                .hasSize(2_500)
                .doesNotHaveDuplicates();
    }

    @Test
    void a_document_read_before_a_change_does_not_change() {
        rides().insertOne(new Document("_id", 1).append("state", "REQUESTED"));
        Document before = rides().findOneAndUpdate(Filters.eq("_id", 1), Updates.set("state", "ACCEPTED"));
        assertThat(before).containsEntry("state", "REQUESTED");
        assertThat(rides().find().first()).containsEntry("state", "ACCEPTED");
    }

    private org.bson.@org.jspecify.annotations.Nullable Document advance(String id, int version) {
        return rides().findOneAndUpdate(
                        Filters.and(Filters.eq("_id", id), Filters.eq("version", version)), Updates.inc("version", 1));
    }

    private MongoCollection<Document> rides() {
        return client.getDatabase("test").getCollection("rides");
    }

    /** What a process that was killed now would leave behind. */
    private long countInCopy() throws Exception {
        Path copy = Files.copy(data.resolve("store.mv"), data.resolve("copy.mv"), StandardCopyOption.REPLACE_EXISTING);
        int port = freePort();
        try (StandIn found = StandIn.start(copy, port);
                MongoClient reader = MongoClients.create("mongodb://127.0.0.1:" + port)) {
            return reader.getDatabase("test").getCollection("rides").countDocuments();
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
