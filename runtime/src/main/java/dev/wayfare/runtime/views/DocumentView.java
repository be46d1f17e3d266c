package dev.wayfare.runtime.views;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.log.Envelope;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * A view as a pure fold of events into documents. The documents are public JSON as clients see it; fields whose names begin
 * with an underscore are private and never leave the platform.
 *
 * <p>Every document has {@code _id}, {@code _version} (of its aggregate, set by the fold) and {@code _at}, an RFC 3339 time
 * by which lists are sorted, newest first.
 */
public interface DocumentView {

    /** Name, and MongoDB collection: {@code rides}. */
    String name();

    List<Topic> topics();

    /** Fields that lists may be filtered by; each gets an index. */
    Set<String> filters();

    /** Ids of the documents that an event concerns; mostly its key. */
    default List<String> idsOf(Envelope event) {
        return List.of(event.key());
    }

    /**
     * The document after an event.
     *
     * @param document before; null when there is none. It may be changed and returned.
     * @return the new document, or null when there is (still) none to keep
     */
    @Nullable
    Document fold(@Nullable Document document, String id, Envelope event);

    /** True when this event is not yet in the document: idempotence by (id, version). */
    static boolean isNews(@Nullable Document document, Envelope event) {
        return document == null || ((Number) document.get("_version", (Object) 0L)).longValue() < event.version();
    }
}
