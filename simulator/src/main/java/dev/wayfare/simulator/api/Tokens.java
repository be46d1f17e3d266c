package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a sign-in gives.
 *
 * @param refreshToken null where the account was seeded with an access token alone
 * @param expiresIn seconds until the access token ends
 */
public record Tokens(String accessToken, @Nullable String refreshToken, long expiresIn) {

    /**
     * Whose token it is: the {@code sub} of the JWT.
     *
     * @throws IllegalArgumentException when it is no JWT
     */
    public String subject() {
        String[] parts = accessToken.split("\\.", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("an access token has three parts, not " + parts.length);
        }
        JsonNode claims = Wire.read(Base64.getUrlDecoder().decode(parts[1]));
        return claims.path("sub").asText();
    }

    @Override
    public String toString() {
        return "Tokens[expiresIn=" + expiresIn + "]";
    }
}
