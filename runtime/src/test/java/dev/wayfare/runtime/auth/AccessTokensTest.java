package dev.wayfare.runtime.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokensTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));
    private static final ECKey KEY = key("k1");
    private static final ECKey NEWER = key("k2");

    private final Hands clock = new Hands();
    private final AtomicInteger asked = new AtomicInteger();
    private String keySet = new JWKSet(KEY).toString(true);
    private final AccessTokens tokens = new AccessTokens(
            () -> {
                asked.incrementAndGet();
                return keySet;
            },
            clock);

    @Test
    void good_token_tells_who_calls() throws Exception {
        Caller caller = tokens.verify(signed(KEY, claims().build()));
        assertThat(caller).isEqualTo(new Caller(ANN, Role.DRIVER, "Ann", "t1", NOW.plusSeconds(900)));
        assertThat(caller.is(Role.ADMIN, Role.DRIVER)).isTrue();
        assertThat(caller.is(Role.RIDER)).isFalse();
    }

    @Test
    void good_token_is_remembered_but_never_beyond_its_end() throws Exception {
        String token = signed(KEY, claims().build());
        assertThat(tokens.verify(token)).isSameAs(tokens.verify(token));
        clock.now = NOW.plusSeconds(900).plus(AccessTokens.SKEW).plusSeconds(1);
        assertThat(codeOf(token)).isEqualTo("token-expired");
    }

    @Test
    void expired_token_is_told_apart_from_an_invalid_one() throws Exception {
        assertThat(codeOf(signed(KEY, claims().expirationTime(at(-6)).build()))).isEqualTo("token-expired");
        assertThat(tokens.verify(signed(KEY, claims().expirationTime(at(-3)).build()))
                        .user())
                .isEqualTo(ANN);
    }

    @Test
    void token_that_is_not_valid_yet_is_refused() throws Exception {
        assertThat(codeOf(signed(KEY, claims().notBeforeTime(at(60)).build()))).isEqualTo("token-invalid");
    }

    @Test
    void forged_token_is_refused() throws Exception {
        ECKey forger = key("k1");
        assertThat(codeOf(signed(forger, claims().build()))).isEqualTo("token-invalid");
        String good = signed(KEY, claims().build());
        String other = signed(KEY, claims().claim("role", "admin").build());
        String mixed = good.substring(0, good.indexOf('.'))
                + other.substring(other.indexOf('.'), other.lastIndexOf('.'))
                + good.substring(good.lastIndexOf('.'));
        assertThat(codeOf(mixed)).isEqualTo("token-invalid");
    }

    @Test
    void unsigned_token_is_refused() {
        assertThat(codeOf(new PlainJWT(claims().build()).serialize())).isEqualTo("token-invalid");
        String header = "eyJhbGciOiJub25lIiwidHlwIjoiYXQrand0In0";
        assertThat(codeOf(header + "." + claims().build().toPayload().toBase64URL() + "."))
                .isEqualTo("token-invalid");
    }

    @Test
    void token_signed_with_our_public_key_as_a_shared_secret_is_refused() throws Exception {
        byte[] published = KEY.toPublicJWK().toECPublicKey().getEncoded();
        assertThat(codeOf(signed(JWSAlgorithm.HS256, TokenFormat.TYPE, "k1", new MACSigner(published))))
                .isEqualTo("token-invalid");
    }

    @Test
    void token_of_another_type_is_refused() throws Exception {
        assertThat(codeOf(signed(JWSAlgorithm.ES256, JOSEObjectType.JWT, "k1", new ECDSASigner(KEY))))
                .isEqualTo("token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "exp", "iat", "jti", "role", "iss"})
    void token_without_a_claim_that_we_need_is_refused(String claim) throws Exception {
        assertThat(codeOf(signed(KEY, claims().claim(claim, null).build()))).isEqualTo("token-invalid");
    }

    @Test
    void token_of_another_issuer_or_with_an_unknown_role_or_subject_is_refused() throws Exception {
        assertThat(codeOf(signed(KEY, claims().issuer("other").build()))).isEqualTo("token-invalid");
        assertThat(codeOf(signed(KEY, claims().claim("role", "king").build()))).isEqualTo("token-invalid");
        assertThat(codeOf(signed(KEY, claims().claim("role", 7).build()))).isEqualTo("token-invalid");
        assertThat(codeOf(signed(KEY, claims().subject("ann").build()))).isEqualTo("token-invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "Bearer x", "eyJhbGciOiJFUzI1NiJ9..", "\u0000"})
    void garbage_is_refused(String text) {
        assertThat(codeOf(text)).isEqualTo("token-invalid");
        assertThat(codeOf("a".repeat(5_000))).isEqualTo("token-invalid");
    }

    @Test
    void new_key_is_known_as_soon_as_a_token_names_it_and_older_ones_stay() throws Exception {
        String old = signed(KEY, claims().build());
        assertThat(tokens.verify(old).user()).isEqualTo(ANN);
        keySet = new JWKSet(List.of(NEWER, KEY)).toString(true);
        clock.now = NOW.plusSeconds(RefreshedKeys.PAUSE_S);
        assertThat(tokens.verify(signed(NEWER, claims().build())).user()).isEqualTo(ANN);
        assertThat(tokens.verify(signed(KEY, claims().jwtID("t2").build())).user())
                .isEqualTo(ANN);
    }

    @Test
    void flood_of_forged_key_names_asks_the_issuer_seldom() throws Exception {
        tokens.verify(signed(KEY, claims().build()));
        for (int i = 0; i < 100; i++) {
            assertThat(codeOf(signed(key("forged-" + i), claims().build()))).isEqualTo("token-invalid");
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void last_keys_serve_while_the_issuer_is_away() throws Exception {
        tokens.verify(signed(KEY, claims().build()));
        keySet = "no key set";
        clock.now = NOW.plusSeconds(RefreshedKeys.PAUSE_S);
        assertThat(codeOf(signed(NEWER, claims().build()))).isEqualTo("token-invalid");
        assertThat(asked).hasValue(2);
        assertThat(tokens.verify(signed(KEY, claims().jwtID("t2").build())).user())
                .isEqualTo(ANN);
    }

    @Test
    void before_the_first_keys_came_it_is_nobodys_fault_but_ours() throws Exception {
        AccessTokens early = new AccessTokens(
                () -> {
                    throw new IllegalStateException("accounts is not up");
                },
                clock);
        String token = signed(KEY, claims().build());
        assertThatThrownBy(() -> early.verify(token)).isInstanceOfSatisfying(Problem.Raised.class, e -> assertThat(
                        e.problem().status())
                .isEqualTo(503));
    }

    private String codeOf(String token) {
        try {
            return "accepted as " + tokens.verify(token);
        } catch (Problem.Raised e) {
            assertThat(e.problem().status()).isEqualTo(401);
            return e.problem().code();
        }
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("wayfare")
                .subject(ANN.value())
                .issueTime(at(0))
                .expirationTime(at(900))
                .jwtID("t1")
                .claim("role", "driver")
                .claim("name", "Ann");
    }

    private static Date at(long seconds) {
        return Date.from(NOW.plusSeconds(seconds));
    }

    private static String signed(ECKey key, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(header(JWSAlgorithm.ES256, TokenFormat.TYPE, key.getKeyID()), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private static String signed(JWSAlgorithm algorithm, JOSEObjectType type, String keyId, JWSSigner signer)
            throws JOSEException {
        SignedJWT jwt = new SignedJWT(header(algorithm, type, keyId), claims().build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static JWSHeader header(JWSAlgorithm algorithm, JOSEObjectType type, String keyId) {
        return new JWSHeader.Builder(algorithm).type(type).keyID(keyId).build();
    }

    private static ECKey key(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyID(id)
                    .algorithm(JWSAlgorithm.ES256)
                    .generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    /** A clock whose hands the test moves. */
    private static final class Hands extends Clock {
        private volatile Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("tests live in UTC");
        }
    }
}
