package dev.wayfare.checker.billing;

import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.check.NamedCheck;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.checker.log.RawPosting;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.RefundPaid;
import dev.wayfare.contracts.topics.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The books say what happened: of each bill, its total is charged to the customer once, and the provider's account moved by
 * what was captured less what was paid back.
 */
public final class BooksAgree extends NamedCheck {

    private static final Set<String> CUSTOMERS = Set.of("rider", "traveller");
    private static final String PROVIDER = "provider:";

    private final boolean whole;
    private final Map<String, Books> bills = new HashMap<>();

    public BooksAgree(Bounds bounds) {
        super(5, "the books say what was charged and paid", Set.of(Topics.PAYMENTS.name()));
        whole = bounds.isWhole(Topics.PAYMENTS.name());
    }

    private static final class Books {
        long total;
        long charged;
        long captured;
        long atProvider;
        final Place place;

        Books(Place place) {
            this.place = place;
        }

        boolean agree() {
            return total == charged && captured == atProvider;
        }
    }

    @Override
    public void see(Decoded record, Findings findings) {
        Books books = bills.computeIfAbsent(record.key(), bill -> new Books(record.place()));
        switch (record.value()) {
            case BillIssued issued -> {
                findings.examined();
                books.total += issued.total().amountMinor();
            }
            case RawPosting posting -> {
                for (RawPosting.Entry entry : posting.entries()) {
                    if (entry.account().startsWith(PROVIDER)) {
                        books.atProvider += entry.amountMinor();
                    } else if (CUSTOMERS.contains(entry.account().split(":", 2)[0])
                            && posting.kind().equals("charge")) {
                        books.charged += entry.amountMinor();
                    }
                }
            }
            case PaymentCaptured captured -> books.captured += captured.amount().amountMinor();
            case RefundPaid refund -> books.captured -= refund.amount().amountMinor();
            default -> {}
        }
    }

    @Override
    public void finish(Findings findings) {
        bills.forEach((bill, books) -> {
            if (whole && !books.agree()) {
                findings.violation(
                        books.place,
                        bill,
                        "total " + books.total + ", charged in the books " + books.charged + "; captured less refunded "
                                + books.captured + ", at the provider by the books " + books.atProvider);
            }
        });
    }
}
