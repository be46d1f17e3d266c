package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.check.Violation;
import java.util.List;

/** What every test of a planted violation has: a legal town, and a way to say which checks must notice. */
abstract class Tampered {

    static final String READABLE = "every event can be read";
    static final String ACKNOWLEDGED = "acknowledged rides exist";
    static final String ONE_EFFECT = "each request has one effect";
    static final String ONE_DECISION = "each command is decided once";
    static final String ONE_RIDE_BY_RIDES = "a driver is on one ride at a time (by rides)";
    static final String ONE_DRIVER_BY_RIDES = "a ride has one driver (by rides)";
    static final String ONE_RIDE_BY_DRIVERS = "a driver is on one ride at a time (by drivers)";
    static final String ONE_DRIVER_BY_DRIVERS = "a ride has one driver (by drivers)";
    static final String AGREE = "rides and drivers agree on who drives";
    static final String CAPACITY = "capacity is never exceeded";
    static final String END_ONCE = "each hold ends once";
    static final String IN_TIME = "nothing is confirmed after it expired";
    static final String RELEASED = "ended rides release their drivers";
    static final String ZERO_SUM = "every ledger transaction sums to zero";
    static final String NEVER_CHANGED = "ledger transactions are never changed";
    static final String BOOKS = "the books say what was charged and paid";
    static final String BILLED_ONCE = "a ride is billed once, for what it cost";
    static final String PRICED = "fares and fees are those of the tariff";
    static final String MEASURED = "fares follow the measured distance";
    static final String TAKEN_ONCE = "money is taken once, and refunded at most once";
    static final String GAPLESS = "invoice numbers are gapless and unique";
    static final String NUMBERS_AGREE = "each bill has the number that its series gave it";
    static final String ENDS = "every ride ends";
    static final String VERSIONS = "versions step by one";
    static final String RIDE_STEPS = "rides take legal steps";
    static final String RATED_ONCE = "each side rates once";
    static final String DRIVER_STEPS = "drivers take legal steps";

    final Town town;
    final TestLog log;

    /** Rides and people. */
    Tampered() {
        this(Town.ofEveryKind());
    }

    Tampered(Town town) {
        this.town = town;
        this.log = town.log;
    }

    CheckReport check(CheckOptions options) {
        return LogChecker.check(log.records(), options);
    }

    /** These checks fail at rest, and no others. */
    CheckReport caughtBy(String... names) {
        return caughtBy(CheckOptions.atRest(Town.NIGHT), names);
    }

    CheckReport caughtBy(CheckOptions options, String... names) {
        CheckReport report = check(options);
        assertThat(report.failed())
                .as("%s", report.failed())
                .extracting(Finding::name)
                .containsExactlyInAnyOrder(names);
        return report;
    }

    static List<Violation> of(CheckReport report, String name) {
        return report.findings().stream()
                .filter(finding -> finding.name().equals(name))
                .flatMap(finding -> finding.violations().stream())
                .toList();
    }

    static ObjectNode object(TestLog.Entry entry, String field) {
        return (ObjectNode) entry.json.get(field);
    }
}
