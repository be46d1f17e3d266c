package dev.wayfare.checker;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Finding;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A check at work, with what it has found and the time that it took. A record that it cannot judge does not stop it. Never
 * called by two threads at once.
 */
final class Running {

    private final Check check;
    private final Set<String> topics;
    private final Findings findings = new Findings();
    private long nanos;

    Running(Check check) {
        this.check = check;
        this.topics = check.topics();
    }

    /** A batch, by topic; in order within each. */
    void see(Map<String, List<Decoded>> batch) {
        long begun = System.nanoTime();
        for (String topic : topics) {
            batch.getOrDefault(topic, List.of()).forEach(this::see);
        }
        nanos += System.nanoTime() - begun;
    }

    private void see(Decoded record) {
        try {
            check.see(record, findings);
        } catch (RuntimeException e) {
            findings.violation(record, record.type() + " cannot be judged: " + e);
        }
    }

    Finding finish() {
        long begun = System.nanoTime();
        check.finish(findings);
        nanos += System.nanoTime() - begun;
        return findings.of(check, Duration.ofNanos(nanos));
    }
}
