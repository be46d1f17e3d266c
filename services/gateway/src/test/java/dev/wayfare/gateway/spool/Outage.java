package dev.wayfare.gateway.spool;

import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.embedded.EmbeddedKafka;
import dev.wayfare.embedded.EmbeddedMongo;
import dev.wayfare.gateway.command.Taken;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** A broker and a document store that a test can take away, and gateways' spools between them. */
final class Outage implements AutoCloseable {

    private static final UserId RIDER = new UserId(Ids.derive("user", "rider"));
    private static final Duration GONE_AFTER = Duration.ofSeconds(1);
    private static final Duration DELIVERY = Duration.ofSeconds(3);

    private final Path data;
    private final EmbeddedKafka log;
    private final EmbeddedMongo store;
    private final MongoClient client;
    private final Kafka access;
    private final List<AutoCloseable> gateways = new ArrayList<>();
    private boolean logIsAway;
    private boolean storeIsAway;
    private String gatewayName = "gateway";

    private Outage(Path data) {
        this.data = data;
        log = EmbeddedKafka.start(data.resolve("kafka"), 0);
        store = EmbeddedMongo.start(data.resolve("mongo"), 0);
        client = MongoClients.create(store.uri() + "/?serverSelectionTimeoutMS=2000");
        access = new Kafka(log.bootstrap(), "node-1", 2, 1);
        access.ensureTopics(List.of());
    }

    static Outage prepare(Path data) {
        return new Outage(data);
    }

    /** Everything is well again, and gateways of this test begin with nothing. */
    void heal(String test) throws Exception {
        for (AutoCloseable gateway : gateways) {
            gateway.close();
        }
        gateways.clear();
        if (logIsAway) {
            bringLogBack();
        }
        if (storeIsAway) {
            bringStoreBack();
        }
        gatewayName = test;
    }

    String gatewayName() {
        return gatewayName;
    }

    void takeLogAway() {
        logIsAway = true;
        log.stop();
    }

    void bringLogBack() {
        logIsAway = false;
        log.restart();
    }

    void takeStoreAway() {
        storeIsAway = true;
        store.stop();
    }

    void bringStoreBack() {
        storeIsAway = false;
        store.restart();
    }

    MongoDatabase database() {
        return client.getDatabase("wayfare");
    }

    /** The file that a crash would leave behind. */
    Path storeFile() {
        return data.resolve("mongo").resolve("standin.mv");
    }

    /** One life of a gateway. */
    final class Gateway implements AutoCloseable {
        private final LogWriter writer;
        private final HeldBack held;
        private final Spool spool;
        private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

        private Gateway(String name, SpoolSettings settings) {
            writer = new LogWriter(access.producer("test", DELIVERY, 2), Clock.systemUTC());
            Home real = Home.of(database(), name, settings.storeTimeout());
            held = new HeldBack(real.keptBy().apply(name));
            Home home = new Home(
                    name,
                    real.census(),
                    other -> other.equals(name) ? held : real.keptBy().apply(other),
                    GONE_AFTER);
            spool = Spool.of(home, writer, settings, Clock.systemUTC(), new GatewayMetrics(meters));
        }

        Gateway start() {
            spool.start();
            return this;
        }

        CompletableFuture<Taken> say(String ride, String id) {
            return spool.appender().append(command(ride, id), null);
        }

        HeldBack held() {
            return held;
        }

        Spool spool() {
            return spool;
        }

        double metric(String name) {
            return meters.get("wayfare.gateway.spool." + name)
                    .meter()
                    .measure()
                    .iterator()
                    .next()
                    .getValue();
        }

        @Override
        public void close() throws InterruptedException {
            spool.close();
            writer.close();
        }
    }

    /** A gateway that has reached the log and keeps nothing; on its way there a small spool may have been full. */
    Gateway warm(SpoolSettings settings) {
        Gateway gateway = gateway(gatewayName, settings).start();
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.say(Ids.derive("ride", "warm"), "warm")
                .handle((taken, failure) -> taken == Taken.IN_LOG)
                .join());
        await().atMost(Duration.ofSeconds(60)).until(() -> gateway.metric("waiting") == 0);
        return gateway;
    }

    /** A gateway that does not relay until it is started. */
    Gateway gateway(String name, SpoolSettings settings) {
        Gateway gateway = new Gateway(name, settings);
        gateways.add(gateway);
        return gateway;
    }

    static Command command(String ride, String id) {
        return Command.of(Topics.RIDE_REQUESTS, ride, new RideCommand.Rate(RIDER, 5, id), id, "/wayfare/test");
    }

    /** Command ids of the log so far, in order per key, as {@code key id}. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer = access.consumer("", "reader")) {
            List<TopicPartition> partitions = List.of(
                    new TopicPartition(Topics.RIDE_REQUESTS.name(), 0),
                    new TopicPartition(Topics.RIDE_REQUESTS.name(), 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> said.add(new String(record.key(), StandardCharsets.UTF_8)
                                + " "
                                + Objects.requireNonNull(RecordHeaders.text(record.headers(), Headers.ID))));
            }
        }
        return said;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable gateway : gateways) {
            gateway.close();
        }
        client.close();
        log.close();
        store.close();
    }
}
