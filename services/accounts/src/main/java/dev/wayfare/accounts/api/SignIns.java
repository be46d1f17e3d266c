package dev.wayfare.accounts.api;

import dev.wayfare.accounts.model.SignUpRules;
import dev.wayfare.accounts.password.PasswordHashing;
import dev.wayfare.accounts.token.RefreshToken;
import dev.wayfare.accounts.token.TokenIssuer;
import dev.wayfare.contracts.accounts.AccountCommand.CloseSession;
import dev.wayfare.contracts.accounts.AccountCommand.OpenSession;
import dev.wayfare.contracts.accounts.AccountCommand.RotateSession;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signing in and staying so. Every way in which a sign-in can fail looks and lasts the same from outside: no e-mail, no
 * suspension is told to whoever does not know the password, nor to whoever does. Blocks; thread-safe.
 */
public final class SignIns {

    private static final int LONGEST_PASSWORD = 512;

    private final People people;
    private final AccountOwner owner;
    private final SignUpRules rules;
    private final PasswordHashing passwords;
    private final TokenIssuer issuer;
    private final Duration sessionLife;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    /** Signs in for as long as {@code sessionLife} after the last refresh. */
    public SignIns(
            People people,
            AccountOwner owner,
            SignUpRules rules,
            PasswordHashing passwords,
            TokenIssuer issuer,
            Duration sessionLife,
            Clock clock) {
        this.people = people;
        this.owner = owner;
        this.rules = rules;
        this.passwords = passwords;
        this.issuer = issuer;
        this.sessionLife = sessionLife;
        this.clock = clock;
    }

    /** An access token, the refresh token for the next one, and how long the first lasts. */
    public record Pair(String accessToken, String refreshToken, Duration expiresIn) {

        /** Never the tokens. */
        @Override
        public String toString() {
            return "a pair of tokens for " + expiresIn;
        }
    }

    /**
     * Opens a session.
     *
     * @throws Problem.Raised 401 {@code credentials-wrong}; 429 and 503 as of {@link PasswordHashing} and {@link AccountOwner}
     */
    public Pair signIn(String email, String password) {
        Optional<People.Person> known = password.length() > LONGEST_PASSWORD
                ? Optional.empty()
                : rules.findEmail(email).flatMap(people::findByEmail);
        if (known.isEmpty()) {
            passwords.checkForNobody(password.substring(0, Math.min(password.length(), LONGEST_PASSWORD)));
            throw wrong();
        }
        People.Person person = known.get();
        if (!passwords.isRight(password, person.passwordHash())) {
            throw wrong();
        }
        Instant now = clock.instant();
        String session = Ids.create(RefreshToken.SESSION_PREFIX, now, random);
        RefreshToken refresh = RefreshToken.create(person.user(), session, random);
        if (owner.ask(person.user(), new OpenSession(session, refresh.hash(), now.plus(sessionLife)))
                .isPresent()) {
            throw wrong();
        }
        return pair(person, refresh, now);
    }

    /**
     * Exchanges a refresh token, which is spent by it.
     *
     * @throws Problem.Raised 401 {@code refresh-invalid}, or {@code refresh-reused} when it was spent before: then the
     *     session has ended
     */
    public Pair refresh(String text) {
        RefreshToken shown = RefreshToken.parse(text).orElseThrow(SignIns::invalid);
        People.Person person = people.find(shown.user()).orElseThrow(SignIns::invalid);
        Instant now = clock.instant();
        RefreshToken next = RefreshToken.create(shown.user(), shown.session(), random);
        owner.ask(shown.user(), new RotateSession(shown.session(), shown.hash(), next.hash(), now.plus(sessionLife)))
                .ifPresent(refusal -> {
                    throw refusal.code().equals("refresh-reused")
                            ? Problem.of(401, refusal.code(), refusal.detail()).raise()
                            : invalid();
                });
        return pair(person, next, now);
    }

    /** Ends a token's session, if there is one. */
    public void signOut(String text) {
        RefreshToken.parse(text)
                .ifPresent(shown -> owner.ask(shown.user(), new CloseSession(shown.session(), "logout")));
    }

    /** Whether this is the person's password. */
    public boolean isPasswordOf(UserId user, String password) {
        if (password.length() > LONGEST_PASSWORD) {
            return false;
        }
        return people.find(user)
                .filter(person -> passwords.isRight(password, person.passwordHash()))
                .isPresent();
    }

    private Pair pair(People.Person person, RefreshToken refresh, Instant now) {
        return new Pair(issuer.issue(person.user(), person.role(), person.name(), now), refresh.text(), issuer.life());
    }

    private static Problem.Raised wrong() {
        return Problem.of(401, "credentials-wrong", "no active account has this e-mail and this password")
                .raise();
    }

    private static Problem.Raised invalid() {
        return Problem.of(401, "refresh-invalid", "this refresh token is not good any more; sign in again")
                .raise();
    }
}
