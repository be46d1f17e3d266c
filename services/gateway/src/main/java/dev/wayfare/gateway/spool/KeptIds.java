package dev.wayfare.gateway.spool;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Gives ids that sort by the order in which they were given, after those of earlier lives of this gateway. Thread-safe.
 */
final class KeptIds {

    private static final long PER_MILLISECOND = 1_000;

    private final String gateway;
    private final Clock clock;
    private final Duration validFor;
    private final long begin;
    private final AtomicLong sequence;

    KeptIds(String gateway, Clock clock, Duration validFor) {
        this.gateway = gateway;
        this.clock = clock;
        this.validFor = validFor;
        this.begin = clock.millis() * PER_MILLISECOND;
        this.sequence = new AtomicLong(begin);
    }

    /** Whether an earlier life gave this id; from then on all ids come after it. */
    boolean isEarlier(String id) {
        long number = Long.parseLong(id.substring(id.lastIndexOf('/') + 1));
        return number <= begin || sequence.getAndAccumulate(number, Math::max) < number;
    }

    /** A command to be kept behind all that were kept before. */
    Kept kept(ProducerRecord<byte[], byte[]> record) {
        return new Kept(nextId(), record, clock.instant().plus(validFor));
    }

    /** A command that another gateway kept, behind all that were kept here before. */
    Kept behindMine(Kept theirs) {
        return new Kept(nextId(), theirs.record(), theirs.validUntil());
    }

    private String nextId() {
        return "%s/%019d".formatted(gateway, sequence.incrementAndGet());
    }
}
