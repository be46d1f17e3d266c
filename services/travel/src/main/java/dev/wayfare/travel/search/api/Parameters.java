package dev.wayfare.travel.search.api;

import dev.wayfare.kernel.Problem;
import dev.wayfare.travel.search.model.Paging;
import dev.wayfare.travel.search.model.Rank;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a search strictly: what cannot be understood is refused by its name, and what would be right is said. */
final class Parameters {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MOST = 100;
    private static final int LONGEST_TEXT = 100;

    private Parameters() {}

    static Problem.Raised fault(String name, String message) {
        return Problem.of(400, "invalid-parameter", "query parameter '" + name + "' " + message)
                .raise();
    }

    static String text(String name, String value) {
        if (value.isBlank()) {
            throw fault(name, "is missing");
        }
        if (value.length() > LONGEST_TEXT) {
            throw fault(name, "has " + value.length() + " characters; it must have at most " + LONGEST_TEXT);
        }
        return value;
    }

    static @Nullable String optional(String value) {
        return value.isBlank() ? null : value;
    }

    static LocalDate day(String name, String value) {
        try {
            return LocalDate.parse(text(name, value));
        } catch (DateTimeException e) {
            throw fault(name, "is '" + value + "'; it must be a day such as 2026-12-01");
        }
    }

    /** Minutes of the day. */
    static int minute(String name, String value, int otherwise) {
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return LocalTime.parse(text(name, value)).toSecondOfDay() / 60;
        } catch (DateTimeException e) {
            throw fault(name, "is '" + value + "'; it must be a time of the day such as 06:30");
        }
    }

    static int number(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw fault(name, "is " + value + "; it must be " + least + " to " + most);
        }
        return value;
    }

    /** 0 stands for any. */
    static long most(String name, long value) {
        if (value < 0) {
            throw fault(name, "is " + value + "; it must be 1 or more");
        }
        return value == 0 ? Long.MAX_VALUE : value;
    }

    static <E extends Enum<E>> E oneOf(String name, String value, Class<E> type, E otherwise, boolean isUpper) {
        if (value.isEmpty()) {
            return otherwise;
        }
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(value)) {
                return one;
            }
        }
        List<String> known = Arrays.stream(type.getEnumConstants())
                .map(one -> isUpper ? one.name() : one.name().toLowerCase(Locale.ROOT))
                .toList();
        throw fault(name, "is '" + shown(value) + "'; it must be one of " + String.join(", ", known));
    }

    static Paging paging(int limit, String cursor) {
        int most = limit == 0 ? DEFAULT_LIMIT : number("limit", limit, 1, MOST);
        if (cursor.isEmpty()) {
            return Paging.first(most);
        }
        return new Paging(
                most,
                Rank.parse(cursor)
                        .orElseThrow(() -> fault("cursor", "is none of ours; leave it out to begin at the beginning")));
    }

    static String shown(String value) {
        return value.length() > 40 ? value.substring(0, 40) + "…" : value;
    }
}
