package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

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
import com.nimbusds.jwt.SignedJWT;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.RunningPlatform;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tokens that nobody should believe. The platform's own key is at hand, so that each is wrong in one way only. */
@ExtendWith(OnePlatform.class)
@TestInstance(Lifecycle.PER_CLASS)
class BadTokensTest {

    private static final JOSEObjectType ACCESS = new JOSEObjectType("at+jwt");

    private final RunningPlatform platform;
    private Person rider;
    private ECKey key;

    BadTokensTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @BeforeAll
    void theKey() throws Exception {
        rider = platform.people().rider();
        key = JWKSet.load(platform.secrets().resolve("jwt-keys.json").toFile())
                .getKeys()
                .getFirst()
                .toECKey();
    }

    @Test
    void a_token_made_here_with_the_real_key_is_good() throws JOSEException {
        ask(signed(claims().build())).is(200);
    }

    @Test
    void no_token_is_no_entry() {
        platform.http().get("/api/v1/rides").send().is(401, "token-missing");
        assertThat(platform.http().get("/api/v1/rides").send().header("www-authenticate"))
                .isEqualTo("Bearer");
        platform.http()
                .get("/api/v1/rides")
                .with("Authorization", "Basic YTpi")
                .send()
                .is(401, "token-invalid");
        platform.http().post("/api/v1/rides").json(java.util.Map.of()).send().is(401, "token-missing");
    }

    @Test
    void a_token_that_is_over_is_expired() throws JOSEException {
        Date past = Date.from(Instant.now().minusSeconds(30));
        ask(signed(claims().expirationTime(past).build())).is(401, "token-expired");
    }

    @Test
    void a_token_of_another_key_is_forged() throws JOSEException {
        ECKey other = new ECKeyGenerator(Curve.P_256).keyID(key.getKeyID()).generate();
        ask(signed(header(JWSAlgorithm.ES256), claims().build(), new ECDSASigner(other)))
                .is(401, "token-invalid");
        ECKey unnamed = new ECKeyGenerator(Curve.P_256).keyID("k-unheard-of").generate();
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(ACCESS)
                .keyID("k-unheard-of")
                .build();
        ask(signed(header, claims().build(), new ECDSASigner(unnamed))).is(401, "token-invalid");
    }

    @Test
    void a_token_whose_claims_were_changed_is_forged() throws JOSEException {
        String admin = encoded(claims().claim("role", "admin").build().toString());
        String[] parts = parts(signed(claims().build()));
        ask(parts[0] + "." + admin + "." + parts[2]).is(401, "token-invalid");
        ask(parts[0] + "." + parts[1] + ".").is(401, "token-invalid");
    }

    @Test
    void a_token_without_signature_is_none() {
        String header = encoded("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + key.getKeyID() + "\"}");
        ask(header + "." + encoded(claims().build().toString()) + ".").is(401, "token-invalid");
    }

    @Test
    void the_public_key_is_no_shared_secret() throws JOSEException {
        byte[][] publics = {
            key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8),
            key.toECPublicKey().getEncoded(),
            ("-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(key.toECPublicKey().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n")
                    .getBytes(StandardCharsets.UTF_8)
        };
        for (byte[] secret : publics) {
            ask(signed(header(JWSAlgorithm.HS256), claims().build(), new MACSigner(secret)))
                    .is(401, "token-invalid");
        }
    }

    @Test
    void another_kind_of_token_of_ours_is_not_an_access_token() throws JOSEException {
        JWSHeader plain = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        ask(signed(plain, claims().build(), new ECDSASigner(key))).is(401, "token-invalid");
        ask(signed(claims().issuer("somebody-else").build())).is(401, "token-invalid");
        ask(signed(claims().subject("root").build())).is(401, "token-invalid");
        ask(signed(claims().claim("role", "emperor").build())).is(401, "token-invalid");
        ask(signed(claims().expirationTime(null).build())).is(401, "token-invalid");
        ask(rider.refreshToken()).is(401, "token-invalid");
    }

    @Test
    void rubbish_is_no_token() {
        for (String token : new String[] {"x", "..", "a.b.c", "é", "ey".repeat(3_000)}) {
            ask(token).is(401, "token-invalid");
        }
    }

    @Test
    void a_socket_asks_for_a_token_too() {
        String forged = parts(rider.token())[0] + ".e30." + parts(rider.token())[2];
        Person nobody = new Person(platform.http(), rider.id(), "", "", forged, "");
        Assertions.assertThatThrownBy(nobody::feed).isInstanceOf(CompletionException.class);
        Assertions.assertThatThrownBy(rider::driverFeed).isInstanceOf(CompletionException.class);
    }

    private Reply ask(String token) {
        return platform.http().get("/api/v1/users/" + rider.id()).token(token).send();
    }

    private JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer("wayfare")
                .subject(rider.id())
                .claim("role", "rider")
                .claim("name", "Ada")
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now.minusSeconds(60)))
                .expirationTime(Date.from(now.plusSeconds(60)));
    }

    private JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(ACCESS)
                .keyID(key.getKeyID())
                .build();
    }

    private String signed(JWTClaimsSet claims) throws JOSEException {
        return signed(header(JWSAlgorithm.ES256), claims, new ECDSASigner(key));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private static String[] parts(String token) {
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        return new String[] {token.substring(0, first), token.substring(first + 1, last), token.substring(last + 1)};
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
