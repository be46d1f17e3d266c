package dev.wayfare.contracts.travel;

import dev.wayfare.kernel.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a fare family or a rate plan grants, as recorded when it was booked.
 *
 * @param family as people call it: {@code BASIC}, {@code FLEX}
 * @param refunds what is given back, by time before the start; none: nothing is
 * @param changeable whether dates may be changed
 * @param payLaterS seconds for which it is held without payment; null where it must be paid at once
 */
public record FareRules(
        String family,
        List<RefundStep> refunds,
        boolean changeable,
        @Nullable Integer payLaterS) {

    private static final double BASIS_POINTS = 10_000.0;

    public FareRules {
        refunds = List.copyOf(refunds);
        if (payLaterS != null && payLaterS < 1) {
            throw new IllegalArgumentException("pay-later of " + payLaterS + " s; leave it out where there is none");
        }
    }

    /**
     * Cancelled at least this long before the start, this share is given back.
     *
     * @param basisPoints 10,000 = all
     */
    public record RefundStep(int beforeStartS, int basisPoints) {
        public RefundStep {
            if (beforeStartS < 0 || basisPoints < 0 || basisPoints > 10_000) {
                throw new IllegalArgumentException("a refund of " + basisPoints + " basis points " + beforeStartS
                        + " s before the start; use 0 to 10,000 and 0 or more");
            }
        }
    }

    /** What is given back of a price when cancelled now: the best step that is still in time; nothing after the start. */
    public Money refundOf(Money price, Instant startsAt, Instant now) {
        long leftS = Duration.between(now, startsAt).toSeconds();
        int share = refunds.stream()
                .filter(step -> leftS >= step.beforeStartS() && now.isBefore(startsAt))
                .mapToInt(RefundStep::basisPoints)
                .max()
                .orElse(0);
        return price.times(share / BASIS_POINTS);
    }
}
