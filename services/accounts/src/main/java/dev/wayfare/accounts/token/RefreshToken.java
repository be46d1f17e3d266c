package dev.wayfare.accounts.token;

import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A refresh token: whose, of which session, and 256 random bits. It never enters the log; its {@link #hash} does.
 *
 * @param secret base64url of the random bits
 */
public record RefreshToken(UserId user, String session, String secret) {

    /** What a session's id starts with. */
    public static final String SESSION_PREFIX = "session";

    private static final int SECRET_BYTES = 32;
    private static final int LONGEST = 200;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** The next token of a session. */
    public static RefreshToken create(UserId user, String session, RandomGenerator random) {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return new RefreshToken(user, session, BASE64.encodeToString(secret));
    }

    /** Reads a token as a client shows it; empty when it has not the form of one. */
    public static Optional<RefreshToken> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String[] parts = text.split("\\.", 4);
        boolean wellFormed = parts.length == 3
                && Ids.isId(UserId.PREFIX, parts[0])
                && Ids.isId(SESSION_PREFIX, parts[1])
                && !parts[2].isEmpty();
        return wellFormed ? Optional.of(new RefreshToken(new UserId(parts[0]), parts[1], parts[2])) : Optional.empty();
    }

    /** As the client keeps it. */
    public String text() {
        return user.value() + "." + session + "." + secret;
    }

    /** SHA-256 of the text, base64url: enough for a secret of 256 random bits, which nobody can guess. */
    public String hash() {
        try {
            return BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Never the secret: tokens do not belong into logs. */
    @Override
    public String toString() {
        return "refresh token of " + session;
    }
}
