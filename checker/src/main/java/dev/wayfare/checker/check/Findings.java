package dev.wayfare.checker.check;

import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what one check finds; keeps the first {@value #KEPT} violations and counts the rest. One thread. */
public final class Findings {

    /** How many violations are kept with their places. */
    public static final int KEPT = 20;

    private final List<Violation> violations = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private long total;
    private long examined;

    /** One more thing was looked at. */
    public void examined() {
        examined++;
    }

    public void violation(Decoded record, String what) {
        violation(record.place(), record.key(), what);
    }

    public void violation(@Nullable Place place, String subject, String what) {
        total++;
        if (violations.size() < KEPT) {
            violations.add(new Violation(place, subject, what));
        }
    }

    public void note(String text) {
        notes.add(text);
    }

    /** The result. */
    public Finding of(Check check, Duration duration) {
        return new Finding(check.sentence(), check.name(), examined, total, violations, notes, duration);
    }
}
