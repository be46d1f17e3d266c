package dev.wayfare.runtime.dlq;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.DeadLetterResolved;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.kafka.Kafka;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dead letters of the whole platform that nobody has dealt with. What was done about one is itself on the log, so nothing
 * is lost and everybody sees the same. Not thread-safe.
 */
public final class DeadLetters {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final String OURS = "dlq-";

    private final Kafka kafka;
    private final LogWriter writer;
    private final Clock clock;

    public DeadLetters(Kafka kafka, LogWriter writer, Clock clock) {
        this.kafka = kafka;
        this.writer = writer;
        this.clock = clock;
    }

    /** All open letters by cause, each cause's in the order of their dead-letter topic. */
    public Map<String, List<Letter>> byCause() {
        return list().stream().collect(Collectors.groupingBy(Letter::cause, TreeMap::new, Collectors.toList()));
    }

    /** All open letters; those of one topic in order. */
    public List<Letter> list() {
        Set<String> done = resolutions().keySet();
        List<Letter> letters = new ArrayList<>();
        try (var consumer = kafka.consumer("", "dead-letters")) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .filter(info -> info.topic().endsWith(".dlq"))
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            readAll(consumer, partitions, record -> letters.add(new Letter(record)));
        }
        letters.removeIf(letter -> done.contains(letter.id()));
        letters.sort(Comparator.comparing((Letter letter) -> letter.record().topic())
                .thenComparing(letter -> letter.record().offset()));
        return letters;
    }

    /**
     * The open letters of these ids, in order.
     *
     * @throws IllegalArgumentException when one of them is not open
     */
    public List<Letter> get(Collection<String> ids) {
        List<Letter> found =
                list().stream().filter(letter -> ids.contains(letter.id())).toList();
        if (found.size() != ids.stream().distinct().count()) {
            throw new IllegalArgumentException("no open letter is called one of " + ids + "; see `dlq list`");
        }
        return found;
    }

    /** What was done about a letter at last; empty while it is open. */
    public Optional<DeadLetterResolved.Action> findResolution(String id) {
        return Optional.ofNullable(resolutions().get(id));
    }

    /**
     * Sends letters again to where they came from, in order; returns when all are in the log.
     *
     * @throws IllegalArgumentException when one of them is an event: nothing is sent then
     */
    public void reprocess(Collection<Letter> letters, String by) {
        letters.forEach(DeadLetters::requireRepeatable);
        for (Letter letter : letters) {
            ProducerRecord<byte[], byte[]> again = new ProducerRecord<>(
                    letter.origin(),
                    null,
                    letter.record().key(),
                    letter.record().value());
            letter.record().headers().forEach(header -> {
                if (!header.key().startsWith(OURS)) {
                    again.headers().add(header);
                }
            });
            writer.send(again).join();
            resolve(letter, DeadLetterResolved.Action.REPROCESSED, by).join();
        }
    }

    /** An event stands in its topic, in its order, for all who read it; a second one would be another event. */
    private static void requireRepeatable(Letter letter) {
        boolean isEvent =
                Topics.ALL.stream().anyMatch(topic -> topic.name().equals(letter.origin()) && topic.holdsHistory());
        if (isEvent) {
            throw new IllegalArgumentException("letter " + letter.id() + " is an event of " + letter.origin()
                    + " and stands there already; mend what could not read it, make the view anew (`wayfare rebuild VIEW`),"
                    + " and put the letter away (`wayfare dlq discard`)");
        }
    }

    /** Puts letters away for good; they stay on the log, but nobody is asked about them again. */
    public void discard(Collection<Letter> letters, String by) {
        letters.stream()
                .map(letter -> resolve(letter, DeadLetterResolved.Action.DISCARDED, by))
                .toList()
                .forEach(CompletableFuture::join);
    }

    private CompletableFuture<?> resolve(Letter letter, DeadLetterResolved.Action action, String by) {
        DeadLetterResolved resolved = new DeadLetterResolved(letter.id(), action, by, clock.instant());
        return writer.append(Command.of(
                Topics.DEAD_LETTER_RESOLUTIONS, letter.id(), resolved, "resolved/" + letter.id(), "/wayfare/dlq"));
    }

    private Map<String, DeadLetterResolved.Action> resolutions() {
        Map<String, DeadLetterResolved.Action> done = new HashMap<>();
        try (var consumer = kafka.consumer("", Topics.DEAD_LETTER_RESOLUTIONS.name())) {
            TopicPartition partition = new TopicPartition(Topics.DEAD_LETTER_RESOLUTIONS.name(), 0);
            if (consumer.listTopics().containsKey(partition.topic())) {
                readAll(consumer, List.of(partition), record -> addLetter(record, done));
            }
        }
        return done;
    }

    /** A record here that says nothing leaves its letter open; nobody could list any letter if it stopped us. */
    private static void addLetter(ConsumerRecord<byte[], byte[]> record, Map<String, DeadLetterResolved.Action> done) {
        try {
            DeadLetterResolved resolved = Json.read(record.value(), DeadLetterResolved.class);
            done.put(resolved.letter(), resolved.action());
        } catch (RuntimeException e) {
            LOG.warn("{}@{} is no resolution and is passed over: {}", record.topic(), record.offset(), e.toString());
        }
    }

    private static void readAll(
            org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
            List<TopicPartition> partitions,
            Consumer<ConsumerRecord<byte[], byte[]>> see) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
            consumer.poll(Duration.ofMillis(200)).forEach(see);
        }
    }
}
