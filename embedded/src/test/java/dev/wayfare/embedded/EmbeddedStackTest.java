package dev.wayfare.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStackTest {
    @TempDir
    Path data;

    @Test
    void a_stack_started_again_has_the_same_addresses_and_data() throws Exception {
        String addresses;
        try (EmbeddedStack stack = EmbeddedStack.start(data)) {
            addresses = stack.kafkaBootstrap() + stack.redisUri() + stack.mongoUri();
            Topics.create(stack.kafkaBootstrap(), "rides");
            Topics.append(stack.kafkaBootstrap(), "rides", "one", "two");
            insert(stack.mongoUri(), "one");
            assertThat(pingRedis(stack.redisUri())).isEqualTo("PONG");
        }
        try (EmbeddedStack stack = EmbeddedStack.start(data)) {
            assertThat(stack.kafkaBootstrap() + stack.redisUri() + stack.mongoUri())
                    .isEqualTo(addresses);
            assertThat(Topics.read(stack.kafkaBootstrap(), "rides")).containsExactly("one", "two");
            assertThat(count(stack.mongoUri(), "one")).isOne();
            assertThat(pingRedis(stack.redisUri())).isEqualTo("PONG");
        }
    }

    @Test
    void each_store_can_be_away_for_a_while_without_the_others_noticing() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(data)) {
            Topics.create(stack.kafkaBootstrap(), "rides");
            Topics.append(stack.kafkaBootstrap(), "rides", "before");
            insert(stack.mongoUri(), "before");

            stack.kafka().stop();
            insert(stack.mongoUri(), "without kafka");
            stack.kafka().restart();
            stack.mongo().stop();
            stack.redis().stop();
            Topics.append(stack.kafkaBootstrap(), "rides", "after");
            stack.mongo().restart();
            stack.redis().restart();

            assertThat(Topics.read(stack.kafkaBootstrap(), "rides")).containsExactly("before", "after");
            assertThat(count(stack.mongoUri(), "before")).isOne();
            assertThat(count(stack.mongoUri(), "without kafka")).isOne();
            assertThat(pingRedis(stack.redisUri())).isEqualTo("PONG");
        }
    }

    @Test
    void a_folder_in_use_is_refused_and_free_again_after_a_failed_start() throws Exception {
        try (EmbeddedStack stack = EmbeddedStack.start(data)) {
            assertThat(stack.redis().pid()).isPositive();
            assertThatThrownBy(() -> EmbeddedStack.start(data))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("--data");
        }
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedPorts ports = new EmbeddedPorts(0, taken.getLocalPort(), 0);
            assertThatThrownBy(() -> EmbeddedStack.start(data, ports)).isInstanceOf(EmbeddedException.class);
        }
        EmbeddedStack.start(data).close();
    }

    private static String pingRedis(String uri) {
        try (RedisClient client = RedisClient.create(uri);
                StatefulRedisConnection<String, String> connection = client.connect()) {
            return connection.sync().ping();
        }
    }

    private static void insert(String uri, String id) {
        try (MongoClient client = MongoClients.create(uri)) {
            rides(client).insertOne(new Document("_id", id));
        }
    }

    private static long count(String uri, String id) {
        try (MongoClient client = MongoClients.create(uri)) {
            return rides(client).countDocuments(Filters.eq("_id", id));
        }
    }

    private static MongoCollection<Document> rides(MongoClient client) {
        return client.getDatabase("test").getCollection("rides");
    }
}
