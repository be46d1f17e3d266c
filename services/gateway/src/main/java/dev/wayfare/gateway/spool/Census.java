package dev.wayfare.gateway.spool;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** Which gateways live, by when each of them was seen last: the collection {@code spool-gateways}. Thread-safe; blocks. */
final class Census {

    private static final String SEEN_AT = "seenAt";

    private final MongoCollection<Document> gateways;
    private final String me;

    Census(MongoDatabase database, String me, Duration atMost) {
        this.gateways = database.getCollection("spool-gateways").withTimeout(atMost.toMillis(), TimeUnit.MILLISECONDS);
        this.me = me;
    }

    /** I live. */
    void beat(Instant now) {
        gateways.updateOne(
                Filters.eq("_id", me), Updates.set(SEEN_AT, Date.from(now)), new UpdateOptions().upsert(true));
    }

    /** When each of the others was seen last. */
    Map<String, Instant> others() {
        Map<String, Instant> others = new HashMap<>();
        for (Document one : gateways.find(Filters.ne("_id", me))) {
            others.put(one.getString("_id"), one.getDate(SEEN_AT).toInstant());
        }
        return others;
    }

    /** True for the one who may take over from a gateway; until it is taken from him as well, should he be gone, too. */
    boolean claim(String gone, Instant seenAt, Instant now) {
        return gateways.updateOne(
                                Filters.and(Filters.eq("_id", gone), Filters.eq(SEEN_AT, Date.from(seenAt))),
                                Updates.set(SEEN_AT, Date.from(now)))
                        .getModifiedCount()
                == 1;
    }

    void forget(String gone) {
        gateways.deleteOne(Filters.eq("_id", gone));
    }
}
