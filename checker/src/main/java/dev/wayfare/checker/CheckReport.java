package dev.wayfare.checker;

import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.log.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the log proves.
 *
 * @param findings one per check, in the order of the promises
 * @param bounds how far the log was read
 * @param records how many records were read
 * @param duration of the whole
 */
public record CheckReport(List<Finding> findings, Bounds bounds, long records, Duration duration) {

    private static final int SHOWN = 5;

    public CheckReport {
        findings = List.copyOf(findings);
    }

    /** True when every promise holds. */
    public boolean holds() {
        return findings.stream().allMatch(Finding::holds);
    }

    /** Violations of all checks. */
    public long violations() {
        return findings.stream().mapToLong(Finding::total).sum();
    }

    /** Checks that failed. */
    public List<Finding> failed() {
        return findings.stream().filter(finding -> !finding.holds()).toList();
    }

    /**
     * A compact table for people, with the first violations of each failed check below it.
     *
     * @throws UncheckedIOException when it cannot be written
     */
    public void print(Appendable to) {
        Formatter out = new Formatter(to, Locale.ROOT);
        table(out);
        failed().forEach(finding -> details(out, finding));
        notes(out);
        out.format(
                "%s: %,d records of %d topics in %.1f s, read up to %s%n",
                holds() ? "All hold" : violations() + " VIOLATIONS",
                records,
                bounds.topics().size(),
                duration.toMillis() / 1000.0,
                reach());
        IOException failure = out.ioException();
        if (failure != null) {
            throw new UncheckedIOException("cannot print the report", failure);
        }
    }

    private void table(Formatter out) {
        out.format("%-3s %-52s %10s %10s %7s%n", "", "what must hold", "examined", "violations", "ms");
        for (Finding finding : findings) {
            out.format(
                    "%-3s %-52s %,10d %10s %,7d%n",
                    finding.sentence() == 0 ? "" : finding.sentence(),
                    finding.name(),
                    finding.examined(),
                    verdict(finding),
                    finding.duration().toMillis());
        }
    }

    /** A check that saw nothing proves nothing, and says so. */
    private static String verdict(Finding finding) {
        if (!finding.holds()) {
            return String.format(Locale.ROOT, "%,d", finding.total());
        }
        return finding.examined() == 0 ? "unproven" : "none";
    }

    private static void details(Formatter out, Finding finding) {
        out.format("✗ %s: %,d%n", finding.name(), finding.total());
        finding.violations().stream().limit(SHOWN).forEach(violation -> out.format("    %s%n", violation));
        if (finding.total() > SHOWN) {
            out.format("    … and %,d more%n", finding.total() - SHOWN);
        }
    }

    private void notes(Formatter out) {
        for (Finding finding : findings) {
            finding.notes().forEach(note -> out.format("note: %s (%s)%n", note, finding.name()));
        }
        if (!bounds.missing().isEmpty()) {
            out.format("note: there is no topic %s%n", String.join(", ", bounds.missing()));
        }
    }

    private String reach() {
        return bounds.topics().stream()
                .map(topic -> topic + "@"
                        + bounds.spans().stream()
                                .filter(span -> span.topic().equals(topic))
                                .mapToLong(Bounds.Span::to)
                                .sum())
                .collect(Collectors.joining(" "));
    }
}
