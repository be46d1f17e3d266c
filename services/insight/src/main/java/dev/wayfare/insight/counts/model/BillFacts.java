package dev.wayfare.insight.counts.model;

import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.LedgerTransaction;
import java.util.ArrayList;
import java.util.List;

/**
 * What the books say of rides and bookings: a charge is a sale, its reversal a refund; what the provider took twice and gives
 * back is neither. And how often the provider was asked for money, and said yes or no.
 */
public final class BillFacts {

    private BillFacts() {}

    public static List<Fact> of(BillEvent event) {
        return switch (event) {
            case BillEvent.PaymentRequested _, BillEvent.AuthorisationRequested _ -> payment(event, Counts.REQUESTED);
            case BillEvent.PaymentCaptured _, BillEvent.PaymentAuthorised _ -> payment(event, Counts.DONE);
            case BillEvent.PaymentFailed _, BillEvent.AuthorisationFailed _ -> payment(event, Counts.FAILED);
            case BillEvent.LedgerPosted posted -> posted(posted);
            default -> List.of();
        };
    }

    private static List<Fact> payment(BillEvent event, Counts by) {
        return List.of(Fact.Counted.at(event.at(), Kind.PAYMENT, by));
    }

    private static List<Fact> posted(BillEvent.LedgerPosted posted) {
        List<Fact> facts = new ArrayList<>();
        String kind = posted.transaction().kind();
        for (LedgerTransaction.Entry entry : posted.transaction().entries()) {
            Kind of =
                    switch (entry.account().split(":", 2)[0]) {
                        case "rider" -> Kind.RIDE;
                        case "traveller" -> Kind.BOOKING;
                        default -> null;
                    };
            if (of != null && kind.equals("charge")) {
                facts.add(Fact.Counted.at(posted.at(), of, Counts.sale(entry.amount())));
            } else if (of != null && kind.equals("refund")) {
                facts.add(Fact.Counted.at(
                        posted.at(), of, Counts.refund(entry.amount().negate())));
            }
        }
        return facts;
    }
}
