package dev.wayfare.runtime.decider;

import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.ReplyTo;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.LogScope;
import dev.wayfare.runtime.log.Provenance;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides the commands of one partition, one after another. What it forwards and stores commits together with the
 * offset of the command. A record that cannot be read or decided is forwarded to its dead-letter topic, and the next is taken.
 */
final class AggregateProcessor<C, S, E> implements Processor<byte[], byte[], byte[], byte[]> {

    /** Marks a message that answers for another owner; its receiver remembers the command's id, too. */
    static final String DELEGATED = "delegated";

    private static final Logger LOG = LoggerFactory.getLogger(AggregateProcessor.class);
    private static final int DUE_AT_ONCE = 2_000;
    private static final int SWEEP_LOOK = 2_000;
    private static final Duration LOOK_AFTER_COMMIT = Duration.ofMillis(10);
    private static final Duration FAILED_TIMER_AGAIN = Duration.ofMinutes(1);

    private final Aggregate<C, S, E> aggregate;
    private final DeciderTuning tuning;
    private final DeciderMetrics metrics;
    private final DecisionRun<C, S, E> run;
    private final String source;
    private final Map<String, Aggregate.Input<C>> inputs = new HashMap<>();
    private ProcessorContext<byte[], byte[]> context;
    private AggregateStore<C, S, E> store;
    private CommitPace pace;

    AggregateProcessor(Aggregate<C, S, E> aggregate, DeciderTuning tuning, DeciderMetrics metrics) {
        this.aggregate = aggregate;
        this.tuning = tuning;
        this.metrics = metrics;
        this.run = new DecisionRun<>(aggregate);
        this.source = tuning.source();
        aggregate.inputs().forEach(input -> inputs.put(input.topic().name(), input));
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.store = new AggregateStore<>(aggregate, context.getStateStore(DeciderTopology.storeOf(aggregate)));
        this.pace = CommitPace.ofThisThread(tuning);
        context.schedule(LOOK_AFTER_COMMIT, PunctuationType.WALL_CLOCK_TIME, at -> commitWhenDue());
        context.schedule(tuning.timerResolution(), PunctuationType.WALL_CLOCK_TIME, this::fireTimers);
        context.schedule(
                Duration.ofSeconds(1), PunctuationType.WALL_CLOCK_TIME, at -> store.sweepAnswers(at, SWEEP_LOOK));
    }

    private void commitWhenDue() {
        if (pace.asks(System.nanoTime())) {
            context.commit();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        decide(record);
        if (pace.took(System.nanoTime())) {
            context.commit();
        }
    }

    private void decide(Record<byte[], byte[]> record) {
        RecordMetadata place = context.recordMetadata().orElseThrow();
        Instant now = Instant.ofEpochMilli(context.currentSystemTimeMs());
        Prepared prepared;
        try {
            prepared = prepare(record, place, now);
        } catch (RuntimeException e) {
            putAside(record, place, now, e);
            return;
        }
        prepared.commit(record.timestamp());
    }

    /** All that one command leads to, complete before the first byte of it is written. */
    private record Prepared(
            Runnable writes, List<Record<byte[], byte[]>> records, List<String> sinks, SinkPort port, Runnable tell) {
        void commit(long timestamp) {
            writes.run();
            for (int i = 0; i < records.size(); i++) {
                port.forward(records.get(i).withTimestamp(timestamp), sinks.get(i));
            }
            tell.run();
        }
    }

    private interface SinkPort {
        void forward(Record<byte[], byte[]> record, String sink);
    }

    private Prepared prepare(Record<byte[], byte[]> record, RecordMetadata place, Instant now) {
        Aggregate.Input<C> input = Objects.requireNonNull(inputs.get(place.topic()), place.topic());
        String key = new String(Objects.requireNonNull(record.key(), "record without a key"), StandardCharsets.UTF_8);
        Provenance from =
                Provenance.of(record.headers(), place.topic() + "-" + place.partition() + "@" + place.offset());
        boolean once = input.deduplicated() || record.headers().lastHeader(DELEGATED) != null;
        if (once) {
            Answer answer = store.findAnswer(key, from.id());
            if (answer != null) {
                metrics.repeated();
                return answerAgain(key, from, answer, now);
            }
        }
        C command = input.toCommand().apply(read(record, input));
        return decide(key, command, from, now, once);
    }

    private Object read(Record<byte[], byte[]> record, Aggregate.Input<C> input) {
        String type = RecordHeaders.text(record.headers(), Headers.TYPE);
        if (type == null || record.value() == null) {
            throw new IllegalArgumentException("a record without " + (type == null ? Headers.TYPE : "a value"));
        }
        Object value = WireTypes.read(record.value(), type);
        boolean expected = input.topic().values().stream().anyMatch(family -> family.isInstance(value));
        if (!expected) {
            throw new IllegalArgumentException(
                    "a " + type + " does not belong on " + input.topic().name());
        }
        return value;
    }

    private Prepared decide(String key, C command, Provenance from, Instant now, boolean once) {
        AggregateStore.Loaded<S> loaded = store.load(key);
        Decided<S> decided = run.decide(key, loaded.state(), loaded.version(), command, now);
        metrics.decided(decided.refusal());
        if (LOG.isDebugEnabled()) {
            try (LogScope _ = LogScope.about(aggregate.name(), key, from.correlation())) {
                LOG.debug("{} {} {} -> v{} {}", aggregate.name(), key, command, decided.version(), decided.refusal());
            }
        }
        Outgoing out = decided.out();
        if (from.replyTo() != null && out.delegated() == null) {
            out.reply(from.replyTo(), key, decided.version(), decided.refusal());
        }
        String correlation = loaded.correlation().isEmpty() && from.correlation() != null
                ? from.correlation()
                : loaded.correlation();
        Runnable state = decided.changed() ? stateWrites(key, decided, loaded.indexedDue(), correlation) : () -> {};
        if (!once) {
            return prepared(state, key, out, from, now);
        }
        Answer answer =
                new Answer(now.toEpochMilli(), from.bodyHash(), decided.version(), decided.refusal(), out.delegated());
        Runnable writes = () -> {
            state.run();
            store.remember(key, from.id(), answer);
        };
        return prepared(writes, key, out, from, now);
    }

    private Runnable stateWrites(String key, Decided<S> decided, long indexed, String correlation) {
        long due = store.nextDue(decided.state()).orElse(0);
        boolean sooner = due != 0 && (indexed == 0 || due < indexed);
        AggregateStore.Writable<S> encoded =
                store.encode(decided.state(), decided.version(), sooner ? due : indexed, correlation);
        return () -> {
            if (sooner) {
                store.index(due, key);
            }
            store.write(key, encoded);
        };
    }

    private Prepared answerAgain(String key, Provenance from, Answer answer, Instant now) {
        Outgoing out = new Outgoing();
        boolean otherBody = from.bodyHash() != null && !from.bodyHash().equals(answer.bodyHash());
        if (otherBody) {
            Refusal reused = new Refusal(
                    "idempotency-key-reused", "this Idempotency-Key was used with another body; use a new key");
            if (from.replyTo() != null) {
                out.reply(from.replyTo(), key, answer.version(), reused);
            }
        } else if (answer.delegated() != null) {
            out.again(answer.delegated());
        } else if (from.replyTo() != null) {
            out.reply(from.replyTo(), key, answer.version(), answer.refusal());
        }
        return prepared(() -> {}, key, out, from, now);
    }

    private void fireTimers(long nowMillis) {
        Instant now = Instant.ofEpochMilli(nowMillis);
        for (KeyValue<Long, String> due : store.takeDue(nowMillis, DUE_AT_ONCE)) {
            AggregateStore.Loaded<S> loaded = store.load(due.value);
            if (loaded.version() > 0 && loaded.indexedDue() == due.key) {
                fire(due.value, loaded, now);
            }
        }
    }

    private void fire(String key, AggregateStore.Loaded<S> loaded, Instant now) {
        if (aggregate
                .forgetAt()
                .apply(loaded.state())
                .filter(at -> !at.isAfter(now))
                .isPresent()) {
            store.forget(key);
            return;
        }
        S state = loaded.state();
        long version = loaded.version();
        for (Due<C> due : aggregate.timers().apply(state)) {
            if (!due.at().isAfter(now)) {
                Decided<S> decided;
                Prepared prepared;
                try {
                    Provenance from =
                            new Provenance("timer/" + key + "/" + version, loaded.correlation(), null, null, null);
                    decided = run.decide(key, state, version, due.command(), now);
                    prepared = prepared(() -> {}, key, decided.out(), from, now);
                } catch (RuntimeException e) {
                    metrics.deadLetter();
                    try (LogScope _ = LogScope.about(aggregate.name(), key, loaded.correlation())) {
                        LOG.error("timer of {} {} at version {} failed: {}", aggregate.name(), key, version, due, e);
                    }
                    reindex(key, state, version, loaded.correlation(), now.plus(FAILED_TIMER_AGAIN));
                    return;
                }
                metrics.timer();
                prepared.commit(now.toEpochMilli());
                state = decided.state();
                version = decided.version();
                break;
            }
        }
        reindex(key, state, version, loaded.correlation(), now);
    }

    /** Puts it back into the due index, for no earlier than after this time. */
    private void reindex(String key, S state, long version, String correlation, Instant now) {
        long next = store.nextDue(state).orElse(0);
        if (next != 0) {
            next = Math.max(next, now.toEpochMilli() + 1);
            store.index(next, key);
        }
        store.write(key, store.encode(state, version, next, correlation));
    }

    private Prepared prepared(Runnable writes, String key, Outgoing out, Provenance from, Instant now) {
        List<Record<byte[], byte[]>> records = new ArrayList<>(out.messages().size());
        List<String> sinks = new ArrayList<>(out.messages().size());
        int number = 0;
        String time = now.toString();
        for (Outgoing.Message message : out.messages()) {
            records.add(record(key, message, from, number++, now, time));
            sinks.add(DeciderTopology.sinkOf(aggregate, message.topic()));
        }
        return new Prepared(
                writes,
                records,
                sinks,
                (one, sink) -> context.forward(one, sink),
                () -> tell(key, out, from.correlation()));
    }

    private void tell(String key, Outgoing out, @Nullable String correlation) {
        if (aggregate.told().isEmpty()) {
            return;
        }
        for (Outgoing.Message message : out.messages()) {
            if (message.version() > 0 && aggregate.told().contains(message.type())) {
                try (LogScope _ = LogScope.about(aggregate.name(), key, correlation)) {
                    LOG.info("{} of {}, version {}", message.type(), key, message.version());
                }
            }
        }
    }

    private Record<byte[], byte[]> record(
            String key, Outgoing.Message message, Provenance from, int number, Instant now, String time) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        String id = message.delegated()
                ? from.id()
                : message.version() > 0 ? key + ":" + message.version() : from.id() + "/" + number;
        RecordHeaders.add(headers, Headers.ID, id);
        RecordHeaders.add(headers, Headers.TYPE, message.type());
        RecordHeaders.add(headers, Headers.SOURCE, source);
        RecordHeaders.add(headers, Headers.TIME, time);
        if (message.version() > 0) {
            RecordHeaders.add(headers, Headers.SUBJECT, key);
            RecordHeaders.add(headers, Headers.VERSION, Long.toString(message.version()));
        }
        RecordHeaders.add(headers, Headers.CORRELATION_ID, from.correlation());
        RecordHeaders.add(headers, Headers.CAUSATION_ID, from.id());
        RecordHeaders.add(headers, Headers.TRACEPARENT, from.traceparent());
        if (message.delegated()) {
            headers.add(new RecordHeader(DELEGATED, new byte[] {'1'}));
            RecordHeaders.add(headers, Headers.BODY_HASH, from.bodyHash());
            ReplyTo replyTo = from.replyTo();
            RecordHeaders.add(headers, Headers.REPLY_TO, replyTo == null ? null : replyTo.text());
        }
        return new Record<>(
                message.key().getBytes(StandardCharsets.UTF_8), message.value(), now.toEpochMilli(), headers);
    }

    private void putAside(Record<byte[], byte[]> record, RecordMetadata place, Instant now, RuntimeException cause) {
        metrics.deadLetter();
        String key = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
        String correlation = RecordHeaders.text(record.headers(), Headers.CORRELATION_ID);
        try (LogScope _ = LogScope.about(aggregate.name(), key, correlation)) {
            LOG.warn(
                    "{} {}-{}@{} put aside: {}",
                    aggregate.name(),
                    place.topic(),
                    place.partition(),
                    place.offset(),
                    cause.toString());
        }
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        DeadLetter.describe(headers, tuning.group(), place.topic(), place.partition(), place.offset(), cause, now);
        Record<byte[], byte[]> dead = new Record<>(record.key(), record.value(), record.timestamp(), headers);
        context.forward(dead, DeciderTopology.deadLetterSinkOf(aggregate, place.topic()));
    }
}
