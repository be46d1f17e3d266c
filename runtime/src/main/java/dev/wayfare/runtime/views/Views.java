package dev.wayfare.runtime.views;

import com.mongodb.client.MongoDatabase;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.runtime.projection.OffsetStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The MongoDB views of a process. Thread-safe. */
public final class Views {

    private final MongoDatabase database;
    private final ViewsService service = new ViewsService();
    private final OffsetStore offsets;
    private final Map<String, DocumentView> byName = new ConcurrentHashMap<>();

    public Views(MongoDatabase database) {
        this.database = database;
        this.offsets = new MongoOffsets(database);
    }

    /** Answers for this view from now on. */
    public void add(DocumentView view) {
        byName.put(view.name(), view);
        service.add(view.name(), new MongoViewSource(database.getCollection(view.name()), view.filters()));
    }

    /** What folds events into this view's collection. */
    public Fold fold(DocumentView view) {
        return new MongoFold(view, database);
    }

    public OffsetStore offsets() {
        return offsets;
    }

    public ViewsService service() {
        return service;
    }

    /** The views by name. */
    public Map<String, DocumentView> byName() {
        return Map.copyOf(byName);
    }

    /**
     * Drops a view's documents and offsets; its projection, when it starts next, folds it anew from the log.
     *
     * @param group the projection's consumer group
     */
    public void drop(String name, String group) {
        database.getCollection(name).drop();
        database.getCollection("view_offsets")
                .deleteMany(com.mongodb.client.model.Filters.regex(
                        "_id", "^" + java.util.regex.Pattern.quote(group + "/")));
    }
}
