package dev.wayfare.runtime.command;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.CommandOutcome;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.runtime.kafka.Kafka;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends commands and waits for the decision of their owners. It registers the one who waits first and appends then, so that
 * no answer is missed; answers arrive on the one partition of {@code command-outcomes} that this process reads.
 * Thread-safe.
 */
public final class CommandClient implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CommandClient.class);

    private final LogWriter writer;
    private final Consumer<byte[], byte[]> outcomes;
    private final TopicPartition mine;
    private final Map<String, CompletableFuture<CommandOutcome>> waiting = new ConcurrentHashMap<>();
    private final Thread reader;
    private volatile boolean open = true;

    private CommandClient(LogWriter writer, Consumer<byte[], byte[]> outcomes, TopicPartition mine) {
        this.writer = writer;
        this.outcomes = outcomes;
        this.mine = mine;
        this.reader = Thread.ofPlatform().name(Topics.COMMAND_OUTCOMES.name()).unstarted(this::readOutcomes);
    }

    /**
     * Opens a client.
     *
     * @param name of the process that waits; another one's answers on the same partition are passed over
     */
    public static CommandClient open(Kafka kafka, LogWriter writer, String name) {
        Consumer<byte[], byte[]> consumer = kafka.consumer("", name + "-outcomes");
        int partition = Math.floorMod((kafka.nodeId() + name).hashCode(), kafka.partitions());
        TopicPartition mine = new TopicPartition(Topics.COMMAND_OUTCOMES.name(), partition);
        consumer.assign(List.of(mine));
        consumer.seekToEnd(List.of(mine));
        consumer.position(mine);
        CommandClient client = new CommandClient(writer, consumer, mine);
        client.reader.start();
        return client;
    }

    /** Completes when the command is in the log. */
    public CompletableFuture<Void> append(Command command) {
        return writer.append(command).thenAccept(metadata -> {});
    }

    /** A pending question: its command may be in the log long before its owner has answered. */
    public record Asked(CompletableFuture<Void> appended, CompletableFuture<Optional<CommandOutcome>> outcome) {}

    /**
     * Appends a command and waits for its owner.
     *
     * @param atMost how long; empty afterwards, and the command goes its way all the same
     */
    public Asked ask(Command command, Duration atMost) {
        CompletableFuture<Optional<CommandOutcome>> outcome = await(command.id(), atMost);
        CompletableFuture<Void> appended = writer.append(command, replyTo(command.id()))
                .whenComplete((metadata, failure) -> {
                    if (failure != null) {
                        outcome.completeExceptionally(failure);
                    }
                })
                .thenAccept(metadata -> {});
        return new Asked(appended, outcome);
    }

    /** The address under which this process hears of a command. */
    public ReplyTo replyTo(String commandId) {
        return new ReplyTo(mine.partition(), commandId);
    }

    /** Waits for an answer that a command carries the address of in its body. Register before appending. */
    public CompletableFuture<Optional<CommandOutcome>> await(String commandId, Duration atMost) {
        CompletableFuture<CommandOutcome> answer = waiting.computeIfAbsent(commandId, id -> new CompletableFuture<>());
        return answer.<Optional<CommandOutcome>>thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((outcome, failure) -> waiting.remove(commandId, answer));
    }

    private void readOutcomes() {
        while (open) {
            try {
                for (ConsumerRecord<byte[], byte[]> record : outcomes.poll(Duration.ofMillis(500))) {
                    hear(record);
                }
            } catch (WakeupException e) {
                LOG.debug("the reader of outcomes was woken up to stop");
            } catch (RuntimeException e) {
                LOG.warn("reading outcomes failed and is tried again: {}", e.toString());
            }
        }
        outcomes.close();
    }

    private void hear(ConsumerRecord<byte[], byte[]> record) {
        try {
            CommandOutcome outcome = Json.read(record.value(), CommandOutcome.class);
            CompletableFuture<CommandOutcome> one = waiting.remove(outcome.command());
            if (one != null) {
                one.complete(outcome);
            }
        } catch (RuntimeException e) {
            LOG.warn("{}@{} is no outcome and is passed over: {}", mine, record.offset(), e.toString());
        }
    }

    @Override
    public void close() {
        open = false;
        outcomes.wakeup();
        try {
            reader.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
