package dev.wayfare.accounts;

import dev.wayfare.accounts.api.CredentialsService;
import dev.wayfare.accounts.api.LogAccountOwner;
import dev.wayfare.accounts.api.People;
import dev.wayfare.accounts.api.SignIns;
import dev.wayfare.accounts.form.LibrarySignUpRules;
import dev.wayfare.accounts.model.SignUpRules;
import dev.wayfare.accounts.password.PasswordHashing;
import dev.wayfare.accounts.password.PasswordRules;
import dev.wayfare.accounts.stream.AccountAggregates;
import dev.wayfare.accounts.token.SigningKeys;
import dev.wayfare.accounts.token.TokenIssuer;
import dev.wayfare.accounts.view.AccountsSource;
import dev.wayfare.accounts.view.AuditView;
import dev.wayfare.accounts.view.MongoPeople;
import dev.wayfare.accounts.view.ProfilesView;
import dev.wayfare.accounts.view.Ratings;
import dev.wayfare.accounts.view.SignUpsSource;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.node.Module;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.views.MongoViewSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.common.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wires accounts: its two owners, its views, {@code Credentials}, and the first admin. */
public final class AccountsModule implements Module {

    private static final Logger LOG = LoggerFactory.getLogger(AccountsModule.class);
    private static final String SERVICE = "accounts";
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(60);

    private final Announcement announcement;

    /** Who tells the person at the keyboard about the first admin, once. */
    public interface Announcement {

        /** The first admin was made; his password is in this file, too. It must not be logged. */
        void firstAdmin(String email, String password, Path file);
    }

    /** Says in the log that there is a first admin and where his password lies. */
    public AccountsModule() {
        this((email, password, file) -> LOG.info("the first admin is {}; the password is in {}", email, file));
    }

    public AccountsModule(Announcement announcement) {
        this.announcement = announcement;
    }

    @Override
    public String name() {
        return SERVICE;
    }

    @Override
    public void start(Node node) throws Exception {
        AccountsSettings settings = AccountsSettings.read(node.settings());
        SignUpRules rules = new LibrarySignUpRules();
        PasswordHashing passwords = node.onStop(new PasswordHashing(settings.passwords()));
        AccountsMetrics.bind(passwords, node.meters());
        SigningKeys keys = SigningKeys.open(
                node.secrets().folder().resolve("jwt-keys.json"), settings.keysChangedEvery(), node.clock());
        People people = new MongoPeople(node.mongo());
        SignIns signIns = new SignIns(
                people,
                new LogAccountOwner(node.commands(SERVICE), node.clock()),
                rules,
                passwords,
                new TokenIssuer(keys, settings.accessTokenLife()),
                settings.sessionLife(),
                node.clock());
        node.host(SERVICE, List.of(AccountAggregates.accounts(rules), AccountAggregates.emails()));
        views(node);
        node.rpc().serve(new CredentialsService(signIns, passwords, new PasswordRules(), keys));
        node.startLater(() -> welcomeFirstAdmin(node, people, passwords));
    }

    private static void views(Node node) {
        ProfilesView profiles = new ProfilesView();
        node.view(SERVICE, profiles);
        node.view(SERVICE, new AuditView());
        Ratings ratings = new Ratings(node.mongo());
        node.project(
                "wayfare-" + SERVICE + "-" + Ratings.NAME,
                List.of(Topics.RIDE_EVENTS),
                ratings,
                Ratings.ONLY_RATINGS,
                node.views().offsets());
        MongoViewSource stored = new MongoViewSource(node.mongo().getCollection(profiles.name()), profiles.filters());
        node.view(AccountsSource.NAME, new AccountsSource(stored, ratings));
        node.view(SignUpsSource.NAME, new SignUpsSource(stored));
    }

    private AutoCloseable welcomeFirstAdmin(Node node, People people, PasswordHashing passwords) {
        FirstAdmin admin = new FirstAdmin(node.secrets().folder());
        try {
            boolean isNew = admin.makePassword();
            if (people.find(FirstAdmin.USER).isEmpty()) {
                append(admin.signUp(passwords), node);
            }
            if (isNew) {
                announcement.firstAdmin(FirstAdmin.EMAIL, admin.password(), admin.file());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the first admin's password in " + admin.file(), e);
        }
        return () -> {};
    }

    /** A broker that has only just started, on a busy machine, may need more than one try. */
    private static void append(Command signUp, Node node) {
        Instant patience = node.clock().instant().plus(ADMIN_PATIENCE);
        while (true) {
            try {
                node.writer().append(signUp).join();
                return;
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof RetriableException)
                        || node.clock().instant().isAfter(patience)) {
                    throw e;
                }
                LOG.info(
                        "the log does not take the first admin yet: {}",
                        e.getCause().getMessage());
            }
        }
    }
}
