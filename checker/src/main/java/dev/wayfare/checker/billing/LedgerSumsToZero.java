package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.RawPosting;
import dev.wayfare.contracts.topics.Topics;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Every ledger transaction has two entries or more, and they sum to zero in each currency. */
public final class LedgerSumsToZero extends NamedCheck {

    public LedgerSumsToZero() {
        super(5, "every ledger transaction sums to zero", Set.of(Topics.PAYMENTS.name()));
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof RawPosting posting)) {
            return;
        }
        findings.examined();
        if (posting.entries().size() < 2) {
            findings.violation(
                    record,
                    posting.id() + " has " + posting.entries().size() + " entries; a double entry has 2 or more");
        }
        Map<String, BigInteger> sums = new TreeMap<>();
        for (RawPosting.Entry entry : posting.entries()) {
            sums.merge(entry.currency(), BigInteger.valueOf(entry.amountMinor()), BigInteger::add);
        }
        sums.forEach((currency, sum) -> {
            if (sum.signum() != 0) {
                findings.violation(record, posting.id() + " sums to " + sum + " " + currency + " (minor units)");
            }
        });
    }
}
