package dev.wayfare.embedded;

import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/**
 * A program that writes numbers to a topic and a collection for ever, telling each number once both have acknowledged
 * it, and first the process id of its Redis; beside that it writes batches of documents. Meant to be killed.
 */
final class CrashVictim {
    static final String TOPIC = "numbers";
    static final String BATCHES = "batches";
    static final int BATCH_SIZE = 100;
    static final int GROUPS = 7;

    private CrashVictim() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedStack stack = EmbeddedStack.start(Path.of(arguments[0]));
        PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Topics.create(stack.kafkaBootstrap(), TOPIC);
        try (MongoClient client = MongoClients.create(stack.mongoUri());
                KafkaProducer<String, String> producer = Topics.producer(stack.kafkaBootstrap())) {
            MongoCollection<Document> numbers =
                    client.getDatabase("test").getCollection(TOPIC).withWriteConcern(WriteConcern.JOURNALED);
            numbers.createIndex(Indexes.ascending("square"));
            Thread.ofPlatform().daemon().start(() -> writeBatches(client));
            told.println("redis " + stack.redis().pid());
            for (long number = 0; ; number++) {
                producer.send(new ProducerRecord<>(TOPIC, "key", Long.toString(number)))
                        .get(20, TimeUnit.SECONDS);
                numbers.insertOne(new Document("_id", number)
                        .append("square", number * number)
                        .append("padding", "x".repeat(500)));
                told.println("done " + number);
            }
        }
    }

    /** Ordinary writes, whole batches at a time: each batch is one command to the server. */
    private static void writeBatches(MongoClient client) {
        MongoCollection<Document> batches = client.getDatabase("test").getCollection(BATCHES);
        batches.createIndex(Indexes.ascending("group"));
        for (int batch = 0; ; batch++) {
            int first = batch * BATCH_SIZE;
            batches.insertMany(IntStream.range(first, first + BATCH_SIZE)
                    .mapToObj(id -> new Document("_id", id).append("group", id % GROUPS))
                    .toList());
        }
    }
}
