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
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.bson.Document;

/**
 * A program that writes numbers to a topic and a collection for ever, telling each number once both have acknowledged
 * it, and first the process id of its Redis. Meant to be killed.
 */
final class CrashVictim {
    static final String TOPIC = "numbers";

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
}
