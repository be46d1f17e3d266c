package dev.wayfare.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka broker and controller in this process, on the loopback interface.
 *
 * <p>What it acknowledged survives a {@code kill -9} of the process, since the system holds its pages; only a loss of
 * power can take the last moments, as on any broker that does not flush each write.
 */
public final class EmbeddedKafka extends EmbeddedStore {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);

    /** Kafka writes this file when it stops, and removes it when it starts. */
    private static final String CLEANLY_STOPPED = ".kafka_cleanshutdown";

    private @Nullable KafkaRaftServer server;

    private EmbeddedKafka(DataFolder folder, int port) {
        super("Kafka", folder, port);
    }

    /**
     * Starts a broker on the data in this folder and returns when it takes requests.
     *
     * @param port on the loopback interface; 0 for the one that the folder used before, or a free one
     */
    public static EmbeddedKafka start(Path dir, int port) {
        return running(dir, folder -> new EmbeddedKafka(folder, port));
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrap() {
        return "127.0.0.1:" + port();
    }

    @Override
    void end() {
        KafkaRaftServer running = server;
        if (running == null) {
            return;
        }
        server = null;
        long begun = System.nanoTime();
        running.shutdown();
        running.awaitShutdown();
        log.info("Kafka stopped in {} ms", millisSince(begun));
    }

    @Override
    void run() {
        long begun = System.nanoTime();
        Path logs = folder().below("log");
        explainHalts(folder().path());
        try {
            if (!isFormatted(logs)) {
                format(logs);
            } else if (Files.notExists(logs.resolve(CLEANLY_STOPPED))) {
                CrashedBroker.forget(logs);
            }
            KafkaRaftServer starting =
                    new KafkaRaftServer(new KafkaConfig(BrokerSettings.of(logs, port(), Port.anyFree())), Time.SYSTEM);
            server = starting;
            starting.startup();
        } catch (Exception fault) {
            end();
            throw new EmbeddedException(
                    "The embedded Kafka cannot start on " + logs + ": " + fault
                            + ". If the folder was damaged, move it away and start again.",
                    fault);
        }
        log.info("Kafka ready on {} in {} ms", bootstrap(), millisSince(begun));
    }

    private static boolean isFormatted(Path logs) {
        return Files.exists(logs.resolve("meta.properties"));
    }

    private static void format(Path logs) throws Exception {
        new Formatter()
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .addDirectory(logs.toString())
                .setMetadataLogDirectory(Optional.of(logs.toString()))
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .run();
    }

    /** The broker ends the whole process when it cannot write its log; people must learn why. */
    private static void explainHalts(Path data) {
        Exit.setHaltProcedure((status, message) -> {
            log.error(
                    "The embedded Kafka cannot go on and ends this process (status {}): {} Most often the disk of {} is"
                            + " full; free some space and start again, nothing acknowledged is lost.",
                    status,
                    message == null ? "" : message,
                    data);
            Runtime.getRuntime().halt(status);
        });
    }

    private static long millisSince(long begun) {
        return (System.nanoTime() - begun) / 1_000_000;
    }
}
