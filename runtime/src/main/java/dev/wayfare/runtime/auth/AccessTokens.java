package dev.wayfare.runtime.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Checks access tokens: signed by a key of the issuer with the one algorithm we use, ours by issuer and type, not over. A token
 * that was good is remembered until it ends, so that a signature is checked once, not with every request.
 *
 * <p>Thread-safe. May block when it meets a key that it does not know: it then asks for the key set, seldom.
 */
public final class AccessTokens {

    /** Clocks of two machines may differ by this much. */
    static final Duration SKEW = Duration.ofSeconds(5);

    private static final int LONGEST = 4_096;
    private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat", "jti", TokenFormat.ROLE);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    private final Cache<String, Caller> good;
    private final Clock clock;

    /**
     * Checks tokens by these keys.
     *
     * @param keySet the public keys as a JWK set (JSON), see {@code Credentials.GetKeys}; asked again, at most every few
     *     seconds, when a token names a key that is not in it
     */
    public AccessTokens(Supplier<String> keySet, Clock clock) {
        this(keySet, clock, 100_000);
    }

    AccessTokens(Supplier<String> keySet, Clock clock, int remembered) {
        this.clock = clock;
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TokenFormat.TYPE));
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(TokenFormat.ALGORITHM, new RefreshedKeys(keySet, clock)));
        processor.setJWTClaimsSetVerifier(claimsVerifier(clock));
        good = Caffeine.newBuilder()
                .maximumSize(remembered)
                .expireAfter(Expiry.<String, Caller>creating(
                        (token, caller) -> Duration.between(clock.instant(), caller.expiresAt())))
                .build();
    }

    private static DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier(Clock clock) {
        JWTClaimsSet exact =
                new JWTClaimsSet.Builder().issuer(TokenFormat.ISSUER).build();
        DefaultJWTClaimsVerifier<SecurityContext> verifier = new DefaultJWTClaimsVerifier<>(exact, REQUIRED) {
            @Override
            protected Date currentTime() {
                return Date.from(clock.instant());
            }
        };
        verifier.setMaxClockSkew(Math.toIntExact(SKEW.toSeconds()));
        return verifier;
    }

    /**
     * Who this token belongs to.
     *
     * @throws Problem.Raised 401: {@code token-expired} when it was good once, {@code token-invalid} for any other reason;
     *     503 {@code keys-unavailable} before the issuer's keys could be had for the first time
     */
    public Caller verify(String token) {
        Caller known = good.getIfPresent(token);
        if (known != null && clock.instant().isBefore(known.expiresAt())) {
            return known;
        }
        Caller caller = check(token);
        if (clock.instant().isBefore(caller.expiresAt())) {
            good.put(token, caller);
        }
        return caller;
    }

    private Caller check(String token) {
        if (token.length() > LONGEST) {
            throw invalid("longer than " + LONGEST + " characters");
        }
        try {
            return caller(processor.process(SignedJWT.parse(token), null));
        } catch (ExpiredJWTException e) {
            throw Problem.of(401, "token-expired", "this access token is over; get another by the refresh token")
                    .raise();
        } catch (ParseException | BadJOSEException e) {
            throw invalid(e.getMessage());
        } catch (JOSEException e) {
            throw new IllegalStateException("the keys for access tokens cannot be used", e);
        }
    }

    private static Caller caller(JWTClaimsSet claims) throws ParseException {
        try {
            Instant ends = claims.getExpirationTime().toInstant();
            Role role = Role.valueOf(claims.getStringClaim(TokenFormat.ROLE).toUpperCase(Locale.ROOT));
            return new Caller(
                    new UserId(claims.getSubject()),
                    role,
                    claims.getStringClaim(TokenFormat.NAME),
                    claims.getJWTID(),
                    ends);
        } catch (IllegalArgumentException e) {
            throw invalid(e.getMessage());
        }
    }

    private static Problem.Raised invalid(String why) {
        return Problem.of(401, "token-invalid", "this is no access token of ours (" + why + "); sign in again")
                .raise();
    }
}
