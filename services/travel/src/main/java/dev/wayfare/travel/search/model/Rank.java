package dev.wayfare.travel.search.model;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A result's place in the order that was asked for, and, as a text, the cursor after it. Every result has another one, so that
 * paging neither repeats nor skips what has not changed meanwhile.
 *
 * @param first what was asked for, as {@code second} and {@code third} smallest first
 * @param id decides where all else is equal
 */
public record Rank(long first, long second, long third, String id) implements Comparable<Rank> {

    private static final Comparator<Rank> ORDER = Comparator.comparingLong(Rank::first)
            .thenComparingLong(Rank::second)
            .thenComparingLong(Rank::third)
            .thenComparing(Rank::id);
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18}) (-?\\d{1,18}) (-?\\d{1,18}) (\\S{1,200})");

    @Override
    public int compareTo(Rank other) {
        return ORDER.compare(this, other);
    }

    /** As clients hand it back. */
    public String cursor() {
        String text = first + " " + second + " " + third + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What a cursor says; empty when it is none of ours. */
    public static Optional<Rank> parse(String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        Matcher parts = TEXT.matcher(new String(bytes, StandardCharsets.UTF_8));
        return parts.matches()
                ? Optional.of(new Rank(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3)),
                        parts.group(4)))
                : Optional.empty();
    }
}
