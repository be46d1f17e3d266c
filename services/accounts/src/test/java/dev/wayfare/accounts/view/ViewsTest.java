package dev.wayfare.accounts.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.AccountEvent.AccountActivated;
import dev.wayfare.contracts.accounts.AccountEvent.AccountSuspended;
import dev.wayfare.contracts.accounts.AccountEvent.SignUpRejected;
import dev.wayfare.contracts.accounts.AccountEvent.SignedUp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.views.ViewSource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class ViewsTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    private static final UserId BOB = new UserId(Ids.derive("user", "bob"));
    private static final SignedUp SIGNED_UP = new SignedUp(
            ANN,
            Role.DRIVER,
            "Ann",
            "ann@example.com",
            "+13125550142",
            "hash",
            new Vehicle("IL 1", "Toyota", "Prius", "standard"),
            null,
            NOW);

    private final ProfilesView view = new ProfilesView();

    @Test
    void profile_has_the_public_shape_and_hides_the_hash_behind_an_underscore() {
        Document profile = fold(SIGNED_UP, new AccountActivated(ANN, NOW));
        assertThat(profile)
                .containsEntry("userId", ANN.value())
                .containsEntry("role", "driver")
                .containsEntry("status", "ACTIVE")
                .containsEntry("createdAt", "2026-05-01T12:00:00Z")
                .containsEntry("_passwordHash", "hash")
                .containsEntry("_version", 2L);
        assertThat(profile.get("vehicle", Document.class)).containsEntry("plate", "IL 1");
    }

    @Test
    void repeated_event_changes_nothing() {
        Document profile = fold(SIGNED_UP, new AccountActivated(ANN, NOW));
        assertThat(view.fold(profile, ANN.value(), event(1, SIGNED_UP))).containsEntry("status", "ACTIVE");
    }

    @Test
    void rejected_sign_up_keeps_nothing_personal() {
        assertThat(fold(SIGNED_UP, new SignUpRejected(ANN, "email-taken", "…", NOW))
                        .keySet())
                .containsExactlyInAnyOrder("userId", "status", "rejection", "createdAt", "_at", "_version");
    }

    @Test
    void sign_up_status_tells_only_that_and_no_suspension() {
        Document profile = fold(SIGNED_UP, new AccountActivated(ANN, NOW), new AccountSuspended("admin", "x", NOW));
        SignUpsSource signUps = new SignUpsSource(new One(profile));
        Document shown = Json.read(signUps.find(ANN.value()).orElseThrow().json(), Document.class);
        assertThat(shown).containsOnly(Map.entry("userId", ANN.value()), Map.entry("status", "ACTIVE"));
    }

    @Test
    void repeated_rating_adds_nothing_and_a_replay_gives_the_same() {
        List<Envelope> all = List.of(rating(0, 5, 4), rating(1, 2, 5), rating(0, 9, 3));
        Document once = Ratings.fold(null, ANN.value(), all);
        assertThat(once).containsEntry("count", 3L).containsEntry("sum", 12L);
        assertThat(Ratings.fold(once, ANN.value(), all)).isNull();
        Document inParts = Ratings.fold(null, ANN.value(), all.subList(1, 3));
        assertThat(Ratings.fold(inParts, ANN.value(), List.of(rating(0, 5, 4)))).isNull();
        assertThat(Ratings.fold(inParts, ANN.value(), List.of(rating(2, 0, 1)))).containsEntry("count", 3L);
    }

    private Document fold(AccountEvent... events) {
        Document document = null;
        long version = 0;
        for (AccountEvent one : events) {
            version++;
            document = view.fold(document, ANN.value(), event(version, one));
        }
        return document;
    }

    private static Envelope event(long version, AccountEvent value) {
        return new Envelope("account-events", 0, version, ANN.value(), "e" + version, "x", value, version, NOW, null);
    }

    private static Envelope rating(int partition, long offset, int stars) {
        RideRated rated = new RideRated(BOB, ANN, stars, null, NOW);
        return new Envelope("ride-events", partition, offset, "ride", "e", "x", rated, 9, NOW, null);
    }

    private record One(Document document) implements ViewSource {
        @Override
        public Optional<Found> find(String id) {
            return Optional.of(new Found(id, 3, Json.write(document)));
        }

        @Override
        public Page list(Map<String, String> filters, int limit, String cursor) {
            throw new AssertionError("not asked for");
        }
    }
}
