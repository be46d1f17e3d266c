package dev.wayfare.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.io.BufferedReader;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {
    private static final int WRITES = 300;

    @TempDir
    Path data;

    @Test
    void what_was_acknowledged_before_a_kill_is_there_after_it_and_redis_went_with_its_owner() throws Exception {
        Process victim = fork();
        long redis;
        long last = -1;
        try (BufferedReader told = victim.inputReader(StandardCharsets.UTF_8)) {
            redis = Long.parseLong(next(told, "redis "));
            while (last < WRITES) {
                last = Long.parseLong(next(told, "done "));
            }
            victim.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
        }

        await().atMost(Duration.ofSeconds(10)).until(() -> ProcessHandle.of(redis)
                .flatMap(each -> each.info().command())
                .isEmpty());
        try (EmbeddedStack stack = EmbeddedStack.start(data)) {
            List<String> expected =
                    LongStream.rangeClosed(0, last).mapToObj(Long::toString).toList();
            assertThat(Topics.read(stack.kafkaBootstrap(), CrashVictim.TOPIC))
                    .startsWith(expected.toArray(String[]::new));
            assertDocuments(stack.mongoUri(), last);
            assertWholeBatches(stack.mongoUri());
        }
    }

    /** A commit falls between two commands: half a batch, or a document that its index does not know, is never found. */
    private static void assertWholeBatches(String uri) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> batches = client.getDatabase("test").getCollection(CrashVictim.BATCHES);
            long count = batches.countDocuments();
            long byIndex = IntStream.range(0, CrashVictim.GROUPS)
                    .mapToLong(group -> batches.countDocuments(Filters.eq("group", group)))
                    .sum();
            assertThat(count).isPositive().isEqualTo(byIndex);
            assertThat(count % CrashVictim.BATCH_SIZE).isZero();
        }
    }

    private static void assertDocuments(String uri, long last) {
        try (MongoClient client = MongoClients.create(uri)) {
            MongoCollection<Document> numbers = client.getDatabase("test").getCollection(CrashVictim.TOPIC);
            for (long number = 0; number <= last; number++) {
                Document found =
                        numbers.find(Filters.eq("square", number * number)).first();
                assertThat(found).isNotNull().containsEntry("_id", number);
            }
        }
    }

    private Process fork() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CrashVictim.class.getName(),
                        data.toString())
                .redirectError(new File(data.toFile(), "victim.err"))
                .start();
    }

    private static String next(BufferedReader told, String beginning) throws Exception {
        String line = told.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = told.readLine();
        }
        assertThat(line).as("the victim ended too early").isNotNull();
        return line == null ? "" : line.substring(beginning.length());
    }
}
