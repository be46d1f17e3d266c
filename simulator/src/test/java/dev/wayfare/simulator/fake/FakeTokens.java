package dev.wayfare.simulator.fake;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens that look like JWTs and prove nothing. */
public final class FakeTokens {

    private FakeTokens() {}

    public static String of(String user) {
        String claims = "{\"sub\":\"" + user + "\"}";
        return "h." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".s";
    }

    static String subject(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return claims.substring(8, claims.length() - 2);
    }
}
