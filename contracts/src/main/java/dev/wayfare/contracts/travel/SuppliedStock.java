package dev.wayfare.contracts.travel;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stock that a supplier keeps. Its claims go to {@code supplier-claims}, and he is its owner.
 *
 * @param supplier his name
 * @param code what he calls it
 */
public record SuppliedStock(String supplier, String code) {

    private static final String PREFIX = "supplied:";
    private static final Pattern TEXT = Pattern.compile("supplied:([a-z][a-z0-9-]{0,39}):([A-Za-z0-9._-]{1,80})");

    public SuppliedStock {
        if (!TEXT.matcher(PREFIX + supplier + ":" + code).matches()) {
            throw new IllegalArgumentException("'" + supplier + ":" + code + "' is no supplied stock");
        }
    }

    /** Whether this is the key of supplied stock. */
    public static boolean isOne(String resource) {
        return resource.startsWith(PREFIX);
    }

    /** A part of it that is sold by itself: a room type, a cabin on a day. */
    public SuppliedStock part(String name) {
        return new SuppliedStock(supplier, code + "." + name);
    }

    /** The key as it stands on the log. */
    public String text() {
        return PREFIX + supplier + ":" + code;
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static SuppliedStock parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no supplied stock; it is supplied:<supplier>:<code>");
        }
        return new SuppliedStock(matcher.group(1), matcher.group(2));
    }
}
