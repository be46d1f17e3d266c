package dev.wayfare.app.platform;

import com.mongodb.MongoClientSettings;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonString;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;

/**
 * A view folded from zero as unluckily as the log allows: partitions are interleaved by chance, the last few records come again
 * and again, and each document is read back from its stored form before every event.
 */
final class Refold {

    private static final int REPEATED_AT_MOST = 6;
    private static final int REPEATED_ONE_TIME_IN = 5;
    private static final DocumentCodec CODEC = new DocumentCodec(MongoClientSettings.getDefaultCodecRegistry());

    private final DocumentView view;
    private final Random chance;
    private final Map<String, BsonDocument> documents = new TreeMap<>();
    private final Map<String, RuntimeException> unfolded = new TreeMap<>();

    private Refold(DocumentView view, long seed) {
        this.view = view;
        this.chance = new Random(seed);
    }

    /** The view after this log. */
    static Refold of(DocumentView view, List<LogRecord> log, long seed) {
        Refold refold = new Refold(view, seed);
        List<LogRecord> order = refold.interleaved(log);
        for (int i = 0; i < order.size(); i++) {
            refold.take(order.get(i));
            if (refold.chance.nextInt(REPEATED_ONE_TIME_IN) == 0) {
                int back = 1 + refold.chance.nextInt(REPEATED_AT_MOST);
                order.subList(Math.max(0, i + 1 - back), i + 1).forEach(refold::take);
            }
        }
        return refold;
    }

    Map<String, BsonDocument> documents() {
        return documents;
    }

    /** Records that cannot be read or folded, by their place: a projection puts them aside. */
    Map<String, RuntimeException> unfolded() {
        return unfolded;
    }

    private List<LogRecord> interleaved(List<LogRecord> log) {
        Map<String, List<LogRecord>> partitions = new LinkedHashMap<>();
        log.forEach(record -> partitions
                .computeIfAbsent(record.topic() + "-" + record.place().partition(), any -> new ArrayList<>())
                .add(record));
        List<List<LogRecord>> left = new ArrayList<>(partitions.values());
        List<LogRecord> order = new ArrayList<>();
        int[] taken = new int[left.size()];
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            Integer next = open.get(chance.nextInt(open.size()));
            order.add(left.get(next).get(taken[next]++));
            if (taken[next] == left.get(next).size()) {
                open.remove(next);
            }
        }
        return order;
    }

    private void take(LogRecord record) {
        Map<String, @Nullable BsonDocument> after = new LinkedHashMap<>();
        try {
            Envelope event = envelope(record);
            for (String id : view.idsOf(event)) {
                Document next = view.fold(decoded(documents.get(id)), id, event);
                after.put(id, next == null ? null : encoded(id, next));
            }
        } catch (RuntimeException e) {
            unfolded.put(record.place().toString(), e);
            return;
        }
        after.forEach((id, document) -> {
            if (document == null) {
                documents.remove(id);
            } else {
                documents.put(id, document);
            }
        });
    }

    private static Envelope envelope(LogRecord record) {
        byte[] value = record.value();
        String key = record.key();
        if (value == null || key == null) {
            throw new IllegalArgumentException("no key or no value at " + record.place());
        }
        String type = record.headers().getOrDefault(Headers.TYPE, "");
        return new Envelope(
                record.topic(),
                record.place().partition(),
                record.place().offset(),
                key,
                record.headers().getOrDefault(Headers.ID, record.place().toString()),
                type,
                WireTypes.read(value, type),
                Long.parseLong(record.headers().getOrDefault(Headers.VERSION, "0")),
                Instant.ofEpochMilli(record.timestamp()),
                null);
    }

    private static @Nullable Document decoded(@Nullable BsonDocument stored) {
        return stored == null
                ? null
                : CODEC.decode(
                        new BsonDocumentReader(stored), DecoderContext.builder().build());
    }

    private static BsonDocument encoded(String id, Document document) {
        BsonDocument stored = document.toBsonDocument(BsonDocument.class, MongoClientSettings.getDefaultCodecRegistry())
                .clone();
        stored.put("_id", new BsonString(id));
        return stored;
    }
}
