package dev.wayfare.accounts.view;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * How each person is rated: number and sum of stars, folded from {@code RideRated}. A document remembers, for each partition of
 * {@code ride-events}, the last offset that went into it; so a repeated batch adds nothing, and a replay from zero gives
 * the same. Ratings of one person come from many partitions, and so perhaps through several processes: a document is replaced
 * only if nobody else replaced it meanwhile (the count grows with every change), else the batch is folded again.
 */
public final class Ratings implements Fold {

    private static final Duration PACE = Duration.ofMillis(150);

    /** Collection. */
    public static final String NAME = "ratings";

    private static final String RATED = WireTypes.nameOf(RideRated.class);
    private static final Object NO_RATING = new Object();

    /** Reads ratings and leaves every other event of a ride unread. */
    public static final Envelope.ValueReader ONLY_RATINGS =
            (record, type) -> type.equals(RATED) ? WireTypes.read(record.value(), type) : NO_RATING;

    private static final int ATTEMPTS = 20;

    private final MongoCollection<Document> collection;

    public Ratings(MongoDatabase database) {
        collection = database.getCollection(NAME);
    }

    @Override
    public Duration pace() {
        return PACE;
    }

    @Override
    public void apply(List<Envelope> batch) {
        Map<String, List<Envelope>> byPerson = new HashMap<>();
        for (Envelope event : batch) {
            if (event.value() instanceof RideRated rated) {
                byPerson.computeIfAbsent(rated.of().value(), id -> new ArrayList<>())
                        .add(event);
            }
        }
        for (int attempt = 1; !byPerson.isEmpty(); attempt++) {
            if (applied(byPerson)) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw new IllegalStateException(
                        "ratings of " + byPerson.keySet() + " are changed by others all the time");
            }
        }
    }

    private boolean applied(Map<String, List<Envelope>> byPerson) {
        Map<String, Document> before = load(byPerson.keySet());
        List<Document> fresh = new ArrayList<>();
        List<ReplaceOneModel<Document>> replaced = new ArrayList<>();
        byPerson.forEach((id, events) -> {
            Document old = before.get(id);
            Document next = fold(old, id, events);
            if (next == null) {
                return;
            }
            if (old == null) {
                fresh.add(next);
            } else {
                replaced.add(new ReplaceOneModel<>(
                        Filters.and(Filters.eq("_id", id), Filters.eq("count", old.get("count"))), next));
            }
        });
        return inserted(fresh) && areReplaced(replaced);
    }

    private boolean areReplaced(List<ReplaceOneModel<Document>> writes) {
        if (writes.isEmpty()) {
            return true;
        }
        BulkWriteResult result = collection.bulkWrite(writes);
        return result.getMatchedCount() == writes.size();
    }

    private boolean inserted(List<Document> fresh) {
        for (Document document : fresh) {
            try {
                collection.insertOne(document);
            } catch (MongoWriteException e) {
                if (e.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                    throw e;
                }
                return false;
            }
        }
        return true;
    }

    /** The document after these events; null when all of them are in it already. */
    static @Nullable Document fold(@Nullable Document old, String id, List<Envelope> events) {
        long count = old == null ? 0 : number(old, "count");
        long sum = old == null ? 0 : number(old, "sum");
        Document seen = old == null ? new Document() : new Document(old.get("seen", Document.class));
        boolean changed = false;
        for (Envelope event : events) {
            String place = "p" + event.partition();
            if (event.value() instanceof RideRated rated && event.offset() > number(seen, place, -1)) {
                count++;
                sum += rated.stars();
                seen.put(place, event.offset());
                changed = true;
            }
        }
        if (!changed) {
            return null;
        }
        return new Document("_id", id).append("count", count).append("sum", sum).append("seen", seen);
    }

    /** The rating of each of these people as clients see it: {@code {average, count}}; nobody's who has none. */
    public Map<String, Document> of(Collection<String> people) {
        Map<String, Document> shown = new HashMap<>();
        load(people).forEach((id, document) -> shown.put(id, shown(document)));
        return shown;
    }

    private static Document shown(Document document) {
        long count = number(document, "count");
        double average = Math.round(100.0 * number(document, "sum") / count) / 100.0;
        return new Document("average", average).append("count", count);
    }

    private Map<String, Document> load(Collection<String> ids) {
        Map<String, Document> found = new HashMap<>();
        for (Document document : collection.find(Filters.in("_id", ids))) {
            found.put(document.getString("_id"), document);
        }
        return found;
    }

    private static long number(Document document, String field) {
        return number(document, field, 0);
    }

    private static long number(Document document, String field, long otherwise) {
        return ((Number) document.get(field, (Object) otherwise)).longValue();
    }
}
