package dev.wayfare.insight.counts.stream;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.insight.counts.model.BillFacts;
import dev.wayfare.insight.counts.model.BookedItems;
import dev.wayfare.insight.counts.model.BookingFacts;
import dev.wayfare.insight.counts.model.RideFacts;
import dev.wayfare.insight.counts.model.StockFacts;
import dev.wayfare.runtime.log.DeadLetter;
import dev.wayfare.runtime.log.RecordHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the events of one partition of every topic, each exactly once: numbers, memory and offsets commit together. What
 * changed is told ten times a second, so that a busy window is not told at every event. A record that
 * cannot be read or counted goes to the dead letters, and the next is taken. One thread.
 */
final class CountingProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(CountingProcessor.class);
    private static final Duration TOLD_EVERY = Duration.ofMillis(100);

    /** Types that count; others are passed over unread. */
    private static final Set<String> COUNTED = Stream.of(
                    RideEvent.RideRequested.class,
                    RideEvent.RideCompleted.class,
                    RideEvent.NoDriversAvailable.class,
                    RideEvent.RiderNoShow.class,
                    RideEvent.RideCancelled.class,
                    RideEvent.RideExpired.class,
                    BillEvent.PaymentRequested.class,
                    BillEvent.AuthorisationRequested.class,
                    BillEvent.PaymentCaptured.class,
                    BillEvent.PaymentAuthorised.class,
                    BillEvent.PaymentFailed.class,
                    BillEvent.AuthorisationFailed.class,
                    BillEvent.LedgerPosted.class,
                    BookingEvent.BookingRequested.class,
                    BookingEvent.BookingConfirmed.class,
                    BookingEvent.BookingFailed.class,
                    BookingEvent.BookingExpired.class,
                    BookingEvent.ItemsCancelled.class,
                    BookingEvent.BookingCancelled.class,
                    ClaimEvent.CapacitySet.class,
                    ClaimOutcome.Held.class,
                    ClaimOutcome.Confirmed.class,
                    ClaimOutcome.Released.class,
                    ClaimOutcome.Expired.class)
            .map(WireTypes::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private final String group;
    private ProcessorContext<byte[], byte[]> context;
    private CountStore store;
    private Tallies tallies;

    CountingProcessor(String group) {
        this.group = group;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        this.store = new CountStore(context.getStateStore(CountStore.NAME));
        this.tallies = new Tallies(store, context.taskId().partition());
        context.schedule(TOLD_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> tellAll());
    }

    private void tellAll() {
        tallies.takeWindows(now()).forEach(this::tell);
        tallies.takeOccupancy(now()).forEach(this::tell);
        tallies.takeRoutes(now()).forEach(this::tell);
    }

    private Instant now() {
        return Instant.ofEpochMilli(context.currentSystemTimeMs());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        try {
            count(record);
        } catch (RuntimeException e) {
            putAside(record, context.recordMetadata().orElseThrow(), e);
        }
    }

    private void count(Record<byte[], byte[]> record) {
        String type = RecordHeaders.text(record.headers(), Headers.TYPE);
        if (type == null || WireTypes.typeOf(type).isEmpty()) {
            throw new IllegalArgumentException("no type is called '" + type + "'");
        }
        if (!COUNTED.contains(type)) {
            return;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        switch (WireTypes.read(record.value(), type)) {
            case RideEvent ride -> tallies.add(RideFacts.of(ride));
            case BillEvent bill -> tallies.add(BillFacts.of(bill));
            case BookingEvent booking -> booking(key, booking);
            case ClaimEvent claim -> claim(claim);
            default -> throw new IllegalArgumentException("a " + type + " is not counted");
        }
    }

    private void booking(String id, BookingEvent event) {
        String key = "b|" + id;
        BookedItems memory = store.find(key, BookedItems.class);
        BookingFacts.Step step = BookingFacts.of(memory, event);
        if (!Objects.equals(step.memory(), memory)) {
            store.put(key, step.memory());
        }
        tallies.add(step.facts());
    }

    private void claim(ClaimEvent event) {
        String resourceKey = "r|" + event.resource();
        String claimKey =
                switch (event) {
                    case ClaimOutcome outcome -> "c|" + outcome.claim();
                    default -> "";
                };
        StockFacts.Resource resource = store.get(resourceKey, StockFacts.Resource.class, StockFacts.Resource.UNKNOWN);
        StockFacts.Claim claim = claimKey.isEmpty() ? null : store.find(claimKey, StockFacts.Claim.class);
        StockFacts.Step step = StockFacts.of(resource, claim, event);
        if (!step.resource().equals(resource)) {
            store.put(resourceKey, step.resource());
        }
        if (!claimKey.isEmpty() && !Objects.equals(step.claim(), claim)) {
            store.put(claimKey, step.claim());
        }
        tallies.add(step.facts());
    }

    private void tell(Tallies.Told told) {
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders();
        RecordHeaders.add(headers, Headers.ID, told.key() + ":" + told.version());
        RecordHeaders.add(headers, Headers.TYPE, WireTypes.nameOf(told.event().getClass()));
        RecordHeaders.add(headers, Headers.SOURCE, "/" + group.replace('-', '/'));
        RecordHeaders.add(headers, Headers.TIME, told.event().at().toString());
        RecordHeaders.add(headers, Headers.SUBJECT, told.key());
        RecordHeaders.add(headers, Headers.VERSION, Long.toString(told.version()));
        context.forward(
                new Record<>(
                        told.key().getBytes(StandardCharsets.UTF_8),
                        Json.write(told.event()),
                        told.event().at().toEpochMilli(),
                        headers),
                CountingTopology.TOLD);
    }

    private void putAside(Record<byte[], byte[]> record, RecordMetadata place, RuntimeException cause) {
        LOG.warn("{}-{}@{} put aside: {}", place.topic(), place.partition(), place.offset(), cause.toString());
        var headers = new org.apache.kafka.common.header.internals.RecordHeaders(record.headers());
        DeadLetter.describe(headers, group, place.topic(), place.partition(), place.offset(), cause, now());
        context.forward(
                new Record<>(record.key(), record.value(), record.timestamp(), headers),
                CountingTopology.asideOf(place.topic()));
    }
}
