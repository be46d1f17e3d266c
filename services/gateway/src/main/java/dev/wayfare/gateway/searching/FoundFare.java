package dev.wayfare.gateway.searching;

import dev.wayfare.contracts.proto.travel.Amount;
import dev.wayfare.contracts.proto.travel.FareOffer;
import dev.wayfare.kernel.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fare at which something can be had, as clients see it.
 *
 * @param refunds what comes back of the price, by time before the start; nothing where there is none
 * @param payLaterS how long it may be held unpaid; null where it is paid at once
 */
record FoundFare(
        String fare,
        Money price,
        List<Back> refunds,
        boolean changeable,
        @Nullable Integer payLaterS) {

    /** Cancelled at least this long before, this share comes back; 10,000 is all. */
    record Back(int beforeStartS, int basisPoints) {}

    static List<FoundFare> of(List<FareOffer> offers) {
        return offers.stream()
                .map(offer -> new FoundFare(
                        offer.getFamily(),
                        money(offer.getPrice()),
                        offer.getRefundsList().stream()
                                .map(step -> new Back(step.getBeforeStartS(), step.getBasisPoints()))
                                .toList(),
                        offer.getChangeable(),
                        offer.getPayLaterS() == 0 ? null : offer.getPayLaterS()))
                .toList();
    }

    static Money money(Amount amount) {
        return new Money(amount.getAmountMinor(), amount.getCurrency());
    }
}
