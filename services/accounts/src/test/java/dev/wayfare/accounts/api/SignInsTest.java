package dev.wayfare.accounts.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.accounts.form.LibrarySignUpRules;
import dev.wayfare.accounts.model.Account;
import dev.wayfare.accounts.model.AccountState;
import dev.wayfare.accounts.password.Argon2Cost;
import dev.wayfare.accounts.password.PasswordHashing;
import dev.wayfare.accounts.password.PasswordPool;
import dev.wayfare.accounts.token.SigningKeys;
import dev.wayfare.accounts.token.TokenIssuer;
import dev.wayfare.contracts.accounts.AccountCommand;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.AccountCommand.Suspend;
import dev.wayfare.contracts.accounts.AccountEvent;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.Refusal;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.AccessTokens;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInsTest {

    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    private static final String EMAIL = "ann@example.com";
    private static final String PASSWORD = "correct horse";

    @TempDir
    Path folder;

    private final PasswordHashing passwords = new PasswordHashing(new PasswordPool(1, 4, new Argon2Cost(1_024, 1)));
    private final OwnerInMemory owner = new OwnerInMemory();
    private AccessTokens tokens;
    private SignIns signIns;

    @BeforeEach
    void ann_has_signed_up() throws IOException {
        Clock clock = Clock.systemUTC();
        SigningKeys keys = SigningKeys.open(folder.resolve("keys.json"), Duration.ofDays(30), clock);
        tokens = new AccessTokens(keys::publicKeys, clock);
        String hash = passwords.hash(PASSWORD);
        owner.tell(new SignUp(ANN, Role.RIDER, "Ann", EMAIL, "+13125550142", hash, null, false, null));
        owner.state = owner.decider.evolve(owner.state, new AccountEvent.AccountActivated(ANN, clock.instant()));
        signIns = new SignIns(
                new OnlyAnn(new People.Person(ANN, Role.RIDER, "Ann", hash)),
                owner,
                new LibrarySignUpRules(),
                passwords,
                new TokenIssuer(keys, Duration.ofMinutes(15)),
                Duration.ofDays(30),
                clock);
    }

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void right_password_gives_an_access_token_and_opens_a_session() {
        SignIns.Pair pair = signIns.signIn(" Ann@EXAMPLE.com ", PASSWORD);
        assertThat(tokens.verify(pair.accessToken()).user()).isEqualTo(ANN);
        assertThat(pair.expiresIn()).isEqualTo(Duration.ofMinutes(15));
        assertThat(owner.sessions()).isEqualTo(1);
    }

    @Test
    void wrong_password_unknown_email_no_email_and_suspension_look_the_same() {
        Problem wrong = problem(() -> signIns.signIn(EMAIL, "wrong horse"));
        assertThat(wrong.code()).isEqualTo("credentials-wrong");
        assertThat(problem(() -> signIns.signIn("bob@example.com", PASSWORD))).isEqualTo(wrong);
        assertThat(problem(() -> signIns.signIn("bob", PASSWORD))).isEqualTo(wrong);
        assertThat(problem(() -> signIns.signIn(EMAIL, "x".repeat(100_000)))).isEqualTo(wrong);
        owner.tell(new Suspend("admin", "fraud"));
        assertThat(problem(() -> signIns.signIn(EMAIL, PASSWORD))).isEqualTo(wrong);
    }

    @Test
    void refresh_token_is_good_once_and_the_next_one_after_it() {
        String first = signIns.signIn(EMAIL, PASSWORD).refreshToken();
        SignIns.Pair second = signIns.refresh(first);
        assertThat(tokens.verify(second.accessToken()).user()).isEqualTo(ANN);
        SignIns.Pair third = signIns.refresh(second.refreshToken());
        assertThat(third.refreshToken()).isNotEqualTo(second.refreshToken());
        assertThat(owner.sessions()).isEqualTo(1);
    }

    @Test
    void spent_refresh_token_ends_the_session_for_thief_and_owner_alike() {
        String first = signIns.signIn(EMAIL, PASSWORD).refreshToken();
        String second = signIns.refresh(first).refreshToken();
        assertThat(problem(() -> signIns.refresh(first)).code()).isEqualTo("refresh-reused");
        assertThat(problem(() -> signIns.refresh(second)).code()).isEqualTo("refresh-invalid");
        assertThat(owner.sessions()).isZero();
    }

    @Test
    void signed_out_session_cannot_be_refreshed() {
        String refresh = signIns.signIn(EMAIL, PASSWORD).refreshToken();
        signIns.signOut(refresh);
        signIns.signOut(refresh);
        signIns.signOut("garbage");
        assertThat(problem(() -> signIns.refresh(refresh)).code()).isEqualTo("refresh-invalid");
    }

    @Test
    void no_secret_reaches_the_log() {
        String refresh = signIns.signIn(EMAIL, PASSWORD).refreshToken();
        signIns.refresh(refresh);
        String secret = refresh.substring(refresh.lastIndexOf('.') + 1);
        assertThat(owner.heard.toString()).doesNotContain(secret).doesNotContain(PASSWORD);
    }

    @Test
    void password_is_checked_for_the_person_only() {
        assertThat(signIns.isPasswordOf(ANN, PASSWORD)).isTrue();
        assertThat(signIns.isPasswordOf(ANN, "wrong")).isFalse();
        assertThat(signIns.isPasswordOf(new UserId(Ids.derive("user", "bob")), PASSWORD))
                .isFalse();
    }

    private static Problem problem(Supplier<?> act) {
        try {
            throw new AssertionError("went well: " + act.get());
        } catch (Problem.Raised e) {
            return e.problem();
        }
    }

    private record OnlyAnn(People.Person ann) implements People {
        @Override
        public Optional<Person> findByEmail(String email) {
            return Optional.of(ann).filter(one -> email.equals(EMAIL));
        }

        @Override
        public Optional<Person> find(UserId user) {
            return Optional.of(ann).filter(one -> user.equals(ann.user()));
        }
    }

    /** Ann's owner without a log: the same decider, at once. */
    private static final class OwnerInMemory implements AccountOwner {
        private final Account decider = new Account(new LibrarySignUpRules());
        private final List<AccountCommand> heard = new ArrayList<>();
        private AccountState state = decider.initial();

        @Override
        public Optional<Refusal> ask(UserId user, AccountCommand command) {
            Optional<Refusal> refusal = tell(command);
            if (command instanceof RotateSession rotate
                    && refusal.filter(why -> why.code().equals("refresh-reused"))
                            .isPresent()) {
                tell(new CloseSession(rotate.session(), "reuse"));
            }
            return refusal;
        }

        Optional<Refusal> tell(AccountCommand command) {
            heard.add(command);
            return switch (decider.decide(state, command, Clock.systemUTC().instant())) {
                case Decision.Accepted<AccountEvent> accepted -> {
                    accepted.events().forEach(event -> state = decider.evolve(state, event));
                    yield Optional.empty();
                }
                case Decision.Refused<AccountEvent> refused -> Optional.of(refused.refusal());
            };
        }

        int sessions() {
            return state instanceof AccountState.Active active
                    ? active.sessions().size()
                    : -1;
        }
    }
}
