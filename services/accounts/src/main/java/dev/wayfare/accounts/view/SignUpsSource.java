package dev.wayfare.accounts.view;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.views.ViewSource;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/**
 * The view {@code signups}: what became of a sign-up, and only that, since it is told without a token. Whoever is or was let
 * in shows as {@code ACTIVE}: a suspension is not told here.
 */
public final class SignUpsSource implements ViewSource {

    /** What the gateway asks for. */
    public static final String NAME = "signups";

    private final ViewSource profiles;

    public SignUpsSource(ViewSource profiles) {
        this.profiles = profiles;
    }

    @Override
    public Optional<Found> find(String id) {
        return profiles.find(id).map(SignUpsSource::bare);
    }

    /** Nobody may list sign-ups here; admins list accounts. */
    @Override
    public Page list(Map<String, String> filters, int limit, String cursor) {
        throw new IllegalArgumentException("sign-ups cannot be listed; list " + AccountsSource.NAME + " by status");
    }

    private static Found bare(Found found) {
        Document profile = Json.read(found.json(), Document.class);
        String status = profile.getString("status");
        Document shown =
                new Document("userId", found.id()).append("status", status.equals("SUSPENDED") ? "ACTIVE" : status);
        if (profile.containsKey("rejection")) {
            shown.append("rejection", profile.getString("rejection"));
        }
        return new Found(found.id(), found.version(), Json.write(shown));
    }
}
