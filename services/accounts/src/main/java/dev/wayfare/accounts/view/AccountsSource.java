package dev.wayfare.accounts.view;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.views.ViewSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** The view {@code accounts}: a person's profile with his rating, for himself and for admins. */
public final class AccountsSource implements ViewSource {

    /** What the gateway asks for. */
    public static final String NAME = "accounts";

    private final ViewSource profiles;
    private final Ratings ratings;

    public AccountsSource(ViewSource profiles, Ratings ratings) {
        this.profiles = profiles;
        this.ratings = ratings;
    }

    @Override
    public Optional<Found> find(String id) {
        return profiles.find(id).map(found -> rated(found, ratings.of(List.of(id))));
    }

    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        Page page = profiles.list(filters, limit, cursor);
        Map<String, Document> known =
                ratings.of(page.items().stream().map(Found::id).toList());
        return new Page(page.items().stream().map(found -> rated(found, known)).toList(), page.nextCursor());
    }

    private static Found rated(Found found, Map<String, Document> ratings) {
        Document rating = ratings.get(found.id());
        if (rating == null) {
            return found;
        }
        Document document = Json.read(found.json(), Document.class);
        document.put("rating", rating);
        return new Found(found.id(), found.version(), Json.write(document));
    }
}
