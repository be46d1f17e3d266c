package dev.wayfare.app.cli;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.geo.FixRecords;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows topics as things happen. */
@Command(
        name = "monitor",
        description = "Follows topics as events happen, readable and filterable.",
        mixinStandardHelpOptions = true)
public final class MonitorCommand implements Callable<Integer> {

    private static final int LONGEST_VALUE = 400;

    @Mixin
    private LogOptions log;

    @Parameters(arity = "1..*", paramLabel = "TOPIC", description = "Topics of the catalogue, such as ride-events.")
    private List<String> topics;

    @Option(names = "--key", description = "Only records with this key.")
    private @Nullable String key;

    @Option(names = "--grep", description = "Only records whose type or value matches this regular expression.")
    private @Nullable Pattern pattern;

    @Option(names = "--from-beginning", description = "Everything that is kept, not only what happens from now on.")
    private boolean fromBeginning;

    @Option(names = "--limit", description = "Stop after so many records.")
    private long limit = Long.MAX_VALUE;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> known = Topics.ALL.stream().map(Topic::name).toList();
        topics.stream()
                .filter(topic -> !known.contains(topic) && !topic.endsWith(".dlq"))
                .findFirst()
                .ifPresent(topic -> {
                    throw new IllegalArgumentException("no topic is called '" + topic + "'; there are " + known);
                });
        try (LogOptions.OpenLog open = log.open();
                Consumer<byte[], byte[]> consumer =
                        new Kafka(open.bootstrap(), "monitor", 1, 1).consumer("", "monitor")) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                consumer.seekToEnd(partitions);
            }
            follow(consumer);
        }
        return 0;
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        long shown = 0;
        while (shown < limit) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                if (shown < limit && wanted(record)) {
                    spec.commandLine().getOut().println(line(record));
                    shown++;
                }
            }
            spec.commandLine().getOut().flush();
        }
    }

    private boolean wanted(ConsumerRecord<byte[], byte[]> record) {
        boolean rightKey = key == null || key.equals(text(record.key()));
        return rightKey
                && (pattern == null
                        || pattern.matcher(type(record) + " " + text(record.value()))
                                .find());
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        String value = FixRecords.isFixes(record) ? fixes(record.value()) : text(record.value());
        String shown = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) + "…" : value;
        String version = RecordHeaders.text(record.headers(), Headers.VERSION);
        return Instant.ofEpochMilli(record.timestamp()).truncatedTo(ChronoUnit.MILLIS)
                + " " + record.topic() + "-" + record.partition() + "@" + record.offset()
                + " " + text(record.key())
                + (version == null ? "" : " v" + version)
                + " " + type(record)
                + " " + shown;
    }

    private static String type(ConsumerRecord<byte[], byte[]> record) {
        String type = RecordHeaders.text(record.headers(), Headers.TYPE);
        return type != null ? type : FixRecords.isFixes(record) ? FixRecords.TYPE : "?";
    }

    private static String fixes(byte @Nullable [] value) {
        return value == null || FixBytes.countOrNone(value) < 0
                ? "no fixes"
                : LocationFixes.decode(value).fixes().toString();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "-" : new String(bytes, StandardCharsets.UTF_8);
    }
}
