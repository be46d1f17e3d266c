package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.RawPosting;
import dev.wayfare.contracts.topics.Topics;
import java.util.Set;

/** A ledger transaction is posted once and never again, neither the same nor with another content: a reversal is a new one. */
public final class LedgerNeverChanged extends NamedCheck {

    private final Fingerprints ids = new Fingerprints();
    private final Fingerprints contents = new Fingerprints();

    public LedgerNeverChanged() {
        super(5, "ledger transactions are never changed", Set.of(Topics.PAYMENTS.name()));
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof RawPosting posting)) {
            return;
        }
        findings.examined();
        boolean isNewContent = contents.add(posting.toString());
        if (!ids.add(posting.id())) {
            findings.violation(
                    record, posting.id() + (isNewContent ? " is posted again, changed" : " is posted a second time"));
        }
    }
}
