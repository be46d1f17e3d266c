package dev.wayfare.gateway.command;

import dev.wayfare.gateway.http.Form;
import java.util.function.Function;

/**
 * What a call wants, its form read and checked.
 *
 * @param subject whose Idempotency-Key it is
 * @param operation what the key is for: the method and the path
 * @param prefix of the id that the request makes
 * @param late whoever waits, waits for the end of what the command begins (a driver, an account), not for its first decision
 * @param plan makes the command; throws a problem where time or tariffs forbid it
 */
public record Intent(
        String subject, String operation, String prefix, Form form, boolean late, Function<Stamp, Planned> plan) {

    /** The plan of an intent of which only the id is wanted: whether it was noted, or what became of it. */
    public static final Function<Stamp, Planned> UNPLANNED = stamp -> {
        throw new IllegalStateException(stamp.id() + " is looked for, not planned");
    };

    /** A command whose first decision is what people wait for. */
    public static Intent of(String subject, String operation, String prefix, Form form, Function<Stamp, Planned> plan) {
        return new Intent(subject, operation, prefix, form, false, plan);
    }
}
