package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Each series counts 1, 2, 3 … without a gap, and no printed number is given out twice. */
public final class InvoiceNumbersGapless extends NamedCheck {

    private final boolean whole;
    private final Map<String, Long> last = new HashMap<>();
    private final Fingerprints numbers = new Fingerprints();

    public InvoiceNumbersGapless(Bounds bounds) {
        super(6, "invoice numbers are gapless and unique", Set.of(Topics.INVOICE_EVENTS.name()));
        whole = bounds.isWhole(Topics.INVOICE_EVENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof NumberTaken taken)) {
            return;
        }
        findings.examined();
        if (!taken.series().equals(record.key())) {
            findings.violation(record, taken.number() + " of series " + taken.series() + " under another key");
        }
        Long before = last.put(taken.series(), taken.sequence());
        boolean beginningIsGone = before == null && !whole;
        long expected = before == null ? 1 : before + 1;
        if (taken.sequence() != expected && !beginningIsGone) {
            findings.violation(record, "sequence " + taken.sequence() + " where " + expected + " follows");
        }
        if (!numbers.add(taken.number())) {
            findings.violation(record, taken.number() + " is given out a second time");
        }
    }
}
