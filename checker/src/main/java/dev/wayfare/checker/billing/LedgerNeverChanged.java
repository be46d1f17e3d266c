package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.RawPosting;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A ledger transaction is posted once and never again, neither the same nor with another content: a reversal is a new one. */
public final class LedgerNeverChanged implements Check {

    private final Map<String, Integer> contents = new HashMap<>();

    @Override
    public String name() {
        return "ledger transactions are never changed";
    }

    @Override
    public int sentence() {
        return 5;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.PAYMENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof RawPosting posting)) {
            return;
        }
        findings.examined();
        Integer before = contents.putIfAbsent(posting.id(), posting.hashCode());
        if (before != null) {
            findings.violation(
                    record,
                    posting.id()
                            + (before == posting.hashCode()
                                    ? " is posted a second time"
                                    : " is posted again, changed"));
        }
    }
}
