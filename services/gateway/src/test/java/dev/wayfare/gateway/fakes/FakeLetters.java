package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.gateway.admin.Letters;
import dev.wayfare.runtime.dlq.Letter;
import dev.wayfare.runtime.log.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Dead letters in memory. */
public final class FakeLetters implements Letters {

    private final List<Letter> open = new ArrayList<>();
    private final Map<String, String> sentAgain = new TreeMap<>();

    /** One more, newer than all before. */
    public synchronized String add(String secret, Instant at) {
        byte[] value = secret.getBytes(StandardCharsets.UTF_8);
        ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(
                "payments.wayfare-billing-bills.dlq",
                0,
                open.size() + sentAgain.size(),
                "bill_1".getBytes(StandardCharsets.UTF_8),
                value);
        record.headers().add(Headers.TYPE, "bill.issued.v1".getBytes(StandardCharsets.UTF_8));
        DeadLetter.describe(
                record.headers(),
                "wayfare-billing-bills",
                "payments",
                0,
                record.offset(),
                new IllegalStateException("no bill"),
                at);
        Letter letter = new Letter(record);
        open.addFirst(letter);
        return letter.id();
    }

    /** Who had which letter sent again. */
    public synchronized Map<String, String> sentAgain() {
        return new TreeMap<>(sentAgain);
    }

    @Override
    public synchronized List<Letter> listOpen() {
        return List.copyOf(open);
    }

    @Override
    public synchronized boolean reprocess(String id, String by) {
        if (open.removeIf(letter -> letter.id().equals(id))) {
            sentAgain.put(id, by);
        }
        return sentAgain.containsKey(id);
    }
}
