package dev.wayfare.runtime.views;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.wayfare.contracts.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Answers from a collection. A cursor names the last document that was seen, so pages neither repeat nor skip. */
public final class MongoViewSource implements ViewSource {

    private final MongoCollection<Document> collection;
    private final Set<String> filters;

    public MongoViewSource(MongoCollection<Document> collection, Set<String> filters) {
        this.collection = collection;
        this.filters = Set.copyOf(filters);
    }

    @Override
    public Optional<Found> find(String id) {
        return Optional.ofNullable(collection.find(Filters.eq("_id", id)).first())
                .map(MongoViewSource::found);
    }

    @Override
    public Page list(Map<String, String> wanted, int limit, String cursor) {
        List<Bson> conditions = new ArrayList<>();
        wanted.forEach((field, value) -> {
            if (!filters.contains(field)) {
                throw new IllegalArgumentException("cannot filter by '" + field + "'; known filters are " + filters);
            }
            conditions.add(Filters.eq(field, value));
        });
        if (!cursor.isEmpty()) {
            conditions.add(after(cursor));
        }
        List<Found> items = new ArrayList<>();
        String last = "";
        boolean more = false;
        Bson filter = conditions.isEmpty() ? new Document() : Filters.and(conditions);
        for (Document document : collection
                .find(filter)
                .sort(Sorts.orderBy(Sorts.descending("_at"), Sorts.descending("_id")))
                .limit(limit + 1)) {
            if (items.size() == limit) {
                more = true;
                break;
            }
            items.add(found(document));
            last = document.getString("_at") + "|" + document.getString("_id");
        }
        return new Page(items, more ? encode(last) : "");
    }

    private static Bson after(String cursor) {
        String text;
        try {
            text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor '" + cursor + "' is not one of ours; begin without a cursor", e);
        }
        int bar = text.indexOf('|');
        if (bar < 1) {
            throw new IllegalArgumentException("cursor '" + cursor + "' is not one of ours; begin without a cursor");
        }
        String at = text.substring(0, bar);
        String id = text.substring(bar + 1);
        return Filters.or(Filters.lt("_at", at), Filters.and(Filters.eq("_at", at), Filters.lt("_id", id)));
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Found found(Document document) {
        long version = ((Number) document.get("_version", (Object) 0L)).longValue();
        return new Found(document.getString("_id"), version, Json.write(document));
    }
}
