package dev.wayfare.accounts.view;

import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountReinstated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.accounts.AccountEvent.PasswordChanged;
import dev.wayfare.contracts.accounts.AccountEvent.ProfileChanged;
import dev.wayfare.contracts.accounts.AccountEvent.SessionClosed;
import dev.wayfare.contracts.accounts.AccountEvent.SessionOpened;
import dev.wayfare.contracts.accounts.AccountEvent.SessionRotated;
import dev.wayfare.contracts.accounts.AccountEvent.SignUpRejected;
import dev.wayfare.contracts.accounts.AccountEvent.SignedUp;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.DocumentView;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Each person as {@code GET /users/{id}} shows him, without his rating, and with the private {@code _passwordHash} that signing
 * in is checked against. Of a rejected sign-up only its id and the reason stay.
 */
public final class ProfilesView implements DocumentView {

    /** View and collection. */
    public static final String NAME = "profiles";

    static final String PASSWORD_HASH = "_passwordHash";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Topic> topics() {
        return List.of(Topics.ACCOUNT_EVENTS);
    }

    @Override
    public Set<String> filters() {
        return Set.of("role", "status", "email");
    }

    @Override
    public @Nullable Document fold(@Nullable Document document, String id, Envelope event) {
        if (!DocumentView.isNews(document, event)) {
            return document;
        }
        Document next = document == null ? new Document("userId", id) : document;
        switch ((AccountEvent) event.value()) {
            case SignedUp signedUp -> signedUp(next, signedUp);
            case AccountActivated activated -> next.put("status", "ACTIVE");
            case SignUpRejected rejected -> next = rejected(id, rejected);
            case ProfileChanged changed -> next.append("name", changed.name()).append("phone", changed.phone());
            case PasswordChanged changed -> next.put(PASSWORD_HASH, changed.passwordHash());
            case AccountSuspended suspended -> next.put("status", "SUSPENDED");
            case AccountReinstated reinstated -> next.put("status", "ACTIVE");
            case SessionOpened opened -> next.put("_lastSignInAt", opened.at().toString());
            case SessionRotated rotated -> next.put("_lastSeenAt", rotated.at().toString());
            case SessionClosed closed -> next.put("_lastSeenAt", closed.at().toString());
        }
        next.put("_version", event.version());
        return next;
    }

    private static void signedUp(Document document, SignedUp event) {
        document.append("role", event.role().name().toLowerCase(Locale.ROOT))
                .append("name", event.name())
                .append("email", event.email())
                .append("phone", event.phone())
                .append("status", "PENDING");
        Vehicle vehicle = event.vehicle();
        if (vehicle != null) {
            document.append(
                    "vehicle",
                    new Document("plate", vehicle.plate())
                            .append("make", vehicle.make())
                            .append("model", vehicle.model())
                            .append("product", vehicle.product()));
        }
        document.append("createdAt", event.at().toString())
                .append(PASSWORD_HASH, event.passwordHash())
                .append("_at", event.at().toString());
    }

    private static Document rejected(String id, SignUpRejected event) {
        return new Document("userId", id)
                .append("status", "REJECTED")
                .append("rejection", event.rejection())
                .append("createdAt", event.at().toString())
                .append("_at", event.at().toString());
    }
}
