package dev.wayfare.checker;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Violation;
import dev.wayfare.checker.log.Reading;
import dev.wayfare.contracts.topics.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The condition of every other check: what stands on the log can be read. Anybody may put rubbish on a topic of commands,
 * and it goes to the dead letters; on a topic of events only the owner writes, so rubbish there is a violation. A type
 * that this program is too old to know is told.
 */
final class Legibility {

    private static final Set<String> COMMANDS = Set.of(Topics.RIDE_REQUESTS.name(), Topics.BOOKING_REQUESTS.name());

    private final boolean eventsFail;
    private final List<Violation> violations = new ArrayList<>();
    private final List<String> rubbish = new ArrayList<>();
    private final Map<String, Long> unknown = new TreeMap<>();
    private long examined;
    private long failures;
    private long told;

    Legibility(CheckOptions options) {
        eventsFail = options.unreadableEventsFail();
    }

    void see(Reading reading) {
        examined++;
        switch (reading) {
            case Reading.Known known -> {}
            case Reading.UnknownType type ->
                unknown.merge(type.type() + " on " + type.place().topic(), 1L, Long::sum);
            case Reading.Unreadable unreadable -> unreadable(unreadable);
        }
    }

    private void unreadable(Reading.Unreadable record) {
        if (eventsFail && !COMMANDS.contains(record.place().topic())) {
            failures++;
            if (violations.size() < Findings.KEPT) {
                violations.add(new Violation(record.place(), "unreadable", record.cause()));
            }
        } else {
            told++;
            if (rubbish.size() < Findings.KEPT) {
                rubbish.add("unreadable at " + record.place() + ": " + record.cause());
            }
        }
    }

    Finding finding() {
        List<String> notes = new ArrayList<>(rubbish);
        if (told > rubbish.size()) {
            notes.add("and " + (told - rubbish.size()) + " more unreadable records");
        }
        unknown.forEach((type, count) -> notes.add(count + " records of unknown type " + type));
        return new Finding(0, "every event can be read", examined, failures, violations, notes, Duration.ZERO);
    }
}
