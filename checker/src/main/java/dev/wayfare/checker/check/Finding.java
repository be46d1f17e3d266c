package dev.wayfare.checker.check;

import java.time.Duration;
import java.util.List;

/**
 * What one check found.
 *
 * @param sentence number of the promise
 * @param name the check
 * @param examined how many things it looked at
 * @param total how many violations there are
 * @param violations the first of them
 * @param notes what a reader should know that is no violation
 * @param duration time spent in this check alone
 */
public record Finding(
        int sentence,
        String name,
        long examined,
        long total,
        List<Violation> violations,
        List<String> notes,
        Duration duration) {

    public Finding {
        violations = List.copyOf(violations);
        notes = List.copyOf(notes);
    }

    public boolean holds() {
        return total == 0;
    }
}
