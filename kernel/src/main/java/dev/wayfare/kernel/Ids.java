package dev.wayfare.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Makes and checks the text of {@linkplain Id ids}. Stateless; safe from any thread. */
public final class Ids {

    private static final char[] BASE32 = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final int BODY = 26;

    private Ids() {}

    /** A new id whose body sorts roughly by time (UUID version 7 in base32). */
    public static String create(String prefix, Instant now, RandomGenerator random) {
        long millis = now.toEpochMilli();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return prefix + "_" + base32(high, low);
    }

    /** The id that these parts always give: a repeated request names the same thing, whatever was forgotten meanwhile. */
    public static String derive(String prefix, String... parts) {
        MessageDigest digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        return prefix + "_" + base32(hash.getLong(), hash.getLong());
    }

    /** Another id with the same body: the bill of a ride is named after it. */
    public static String sibling(String prefix, Id of) {
        return prefix + of.value().substring(of.value().indexOf('_'));
    }

    /** True for {@code prefix_} followed by 26 characters of our alphabet. Never throws. */
    public static boolean isId(String prefix, String text) {
        if (text.length() != prefix.length() + 1 + BODY
                || !text.startsWith(prefix)
                || text.charAt(prefix.length()) != '_') {
            return false;
        }
        for (int i = prefix.length() + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean known =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z' && c != 'i' && c != 'l' && c != 'o' && c != 'u');
            if (!known) {
                return false;
            }
        }
        return true;
    }

    /**
     * Checks an id on its way into a record.
     *
     * @throws IllegalArgumentException when the text is not an id with this prefix
     */
    public static String require(String prefix, String text) {
        if (!isId(prefix, text)) {
            String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
            throw new IllegalArgumentException(
                    "'" + shown + "' is not an id of the form " + prefix + "_<26 characters>");
        }
        return text;
    }

    private static String base32(long high, long low) {
        char[] out = new char[BODY];
        for (int i = BODY - 1; i >= 0; i--) {
            out[i] = BASE32[(int) (low & 31)];
            low = (low >>> 5) | (high << 59);
            high >>>= 5;
        }
        return new String(out);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
