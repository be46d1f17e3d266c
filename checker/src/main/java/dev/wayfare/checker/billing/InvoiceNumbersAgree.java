package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.Fingerprints;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.InvoiceNumbered;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.topics.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Each bill has one invoice number, the one that its series gave it, and so has each credit note; a number that was
 * taken is on its bill.
 */
public final class InvoiceNumbersAgree extends NamedCheck {

    private final CheckOptions options;
    private final boolean seriesAreWhole;
    private final boolean billsAreWhole;
    private final Map<Paper, Given> taken = new HashMap<>();
    private final Map<Paper, Given> printed = new HashMap<>();
    private final Fingerprints settled = new Fingerprints();
    private final Map<String, Given> awaiting = new HashMap<>();

    public InvoiceNumbersAgree(CheckOptions options, Bounds bounds) {
        super(
                6,
                "each bill has the number that its series gave it",
                Set.of(Topics.INVOICE_EVENTS.name(), Topics.PAYMENTS.name()));
        this.options = options;
        this.seriesAreWhole = bounds.isWhole(Topics.INVOICE_EVENTS.name());
        this.billsAreWhole = bounds.isWhole(Topics.PAYMENTS.name());
    }

    private record Paper(String bill, InvoiceKind kind, String purpose) {
        @Override
        public String toString() {
            return bill + " " + kind + (kind == InvoiceKind.CREDIT_NOTE ? " " + purpose : "");
        }
    }

    private record Given(String number, Instant at, Place place) {}

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case BillIssued issued -> {
                findings.examined();
                if (issued.total().isPositive()) {
                    awaiting.put(record.key(), new Given("", issued.at(), record.place()));
                }
            }
            case NumberTaken event -> {
                Paper paper = new Paper(event.bill().value(), event.kind(), event.purpose());
                put(taken, printed, paper, new Given(event.number(), event.at(), record.place()), findings);
            }
            case InvoiceNumbered event -> {
                Paper paper = new Paper(record.key(), event.kind(), event.purpose());
                if (event.kind() == InvoiceKind.INVOICE) {
                    awaiting.remove(record.key());
                }
                put(printed, taken, paper, new Given(event.number(), event.at(), record.place()), findings);
            }
            default -> {}
        }
    }

    private void put(Map<Paper, Given> here, Map<Paper, Given> there, Paper paper, Given given, Findings findings) {
        Given other = there.remove(paper);
        if (other != null) {
            settled.add(paper.toString());
            if (!other.number().equals(given.number())) {
                findings.violation(
                        given.place(), paper.bill(), paper + " is both " + given.number() + " and " + other.number());
            }
        } else if (settled.contains(paper.toString()) || here.containsKey(paper)) {
            findings.violation(given.place(), paper.bill(), paper + " gets a second number, " + given.number());
        } else {
            here.put(paper, given);
        }
    }

    @Override
    public void finish(Findings findings) {
        taken.forEach((paper, given) -> {
            if (billsAreWhole && options.mustHaveFollowed(given.at())) {
                findings.violation(given.place(), paper.bill(), given.number() + " was taken, but is not on " + paper);
            }
        });
        printed.forEach((paper, given) -> {
            if (seriesAreWhole && options.mustHaveFollowed(given.at())) {
                findings.violation(
                        given.place(), paper.bill(), given.number() + " is on " + paper + ", but no series gave it");
            }
        });
        awaiting.forEach((bill, given) -> {
            if (options.mustHaveFollowed(given.at())) {
                findings.violation(given.place(), bill, "has no invoice number");
            }
        });
    }
}
