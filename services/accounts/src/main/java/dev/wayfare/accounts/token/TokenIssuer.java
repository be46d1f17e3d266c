package dev.wayfare.accounts.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.TokenFormat;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;

/** Makes access tokens that {@link dev.wayfare.runtime.auth.AccessTokens} takes. Thread-safe. */
public final class TokenIssuer {

    private final SigningKeys keys;
    private final Duration life;
    private final SecureRandom random = new SecureRandom();

    /** Issues tokens that last this long. */
    public TokenIssuer(SigningKeys keys, Duration life) {
        this.keys = keys;
        this.life = life;
    }

    /** How long a token lasts. */
    public Duration life() {
        return life;
    }

    /** A token that says who somebody is, from now on. */
    public String issue(UserId user, Role role, String name, Instant now) {
        ECKey key = keys.signer();
        JWSHeader header = new JWSHeader.Builder(TokenFormat.ALGORITHM)
                .type(TokenFormat.TYPE)
                .keyID(key.getKeyID())
                .build();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(TokenFormat.ISSUER)
                .subject(user.value())
                .claim(TokenFormat.ROLE, role.name().toLowerCase(Locale.ROOT))
                .claim(TokenFormat.NAME, name)
                .jwtID(Ids.create("token", now, random))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("key " + key.getKeyID() + " cannot sign", e);
        }
        return token.serialize();
    }
}
