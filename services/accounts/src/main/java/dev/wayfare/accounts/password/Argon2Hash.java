package dev.wayfare.accounts.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Argon2id hash with all that is needed to check a password against it. Its text is a PHC string: {@code
 * $argon2id$v=19$m=19456,t=2,p=1$<salt>$<hash>}. A password is hashed in Unicode's form C, so that it does not matter
 * which keyboard composed its letters.
 */
final class Argon2Hash {

    static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,2}),p=1\\$([A-Za-z0-9+/]{11,64})\\$([A-Za-z0-9+/]{22,86})");

    private final Argon2Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    private Argon2Hash(Argon2Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password; takes tens of milliseconds of a core and {@code cost.memoryKib()} of memory. */
    static Argon2Hash of(String password, byte[] salt, Argon2Cost cost) {
        return new Argon2Hash(cost, salt.clone(), derive(password, salt, cost, HASH_BYTES));
    }

    /**
     * Reads a PHC string.
     *
     * @throws IllegalArgumentException when it is none of Argon2id with one lane; the message does not repeat it
     */
    static Argon2Hash parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a password hash that is no PHC string of Argon2id with one lane");
        }
        Argon2Cost cost = new Argon2Cost(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        return new Argon2Hash(
                cost,
                Base64.getDecoder().decode(matcher.group(3)),
                Base64.getDecoder().decode(matcher.group(4)));
    }

    /** Whether this is the password; the comparison takes the same time wherever the bytes differ. */
    boolean isOf(String password) {
        return MessageDigest.isEqual(derive(password, salt, cost, hash.length), hash);
    }

    String text() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=1$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] derive(String password, byte[] salt, Argon2Cost cost, int length) {
        byte[] secret = Normalizer.normalize(password, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
        try {
            return Argon2Function.FASTEST.derive(secret, salt, cost, length);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }
}
