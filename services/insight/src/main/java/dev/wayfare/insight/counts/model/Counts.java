package dev.wayfare.insight.counts.model;

import dev.wayfare.kernel.Money;

/**
 * How often something happened in a window, and for how much.
 *
 * @param done completed, confirmed or paid
 * @param failed for whatever reason that was nobody's wish
 * @param expired ended by its owner
 * @param sales what was sold
 * @param refunds what was given back of sales, of whatever time
 */
public record Counts(
        long requested, long done, long failed, long cancelled, long expired, Amounts sales, Amounts refunds) {

    /** Nothing happened. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Amounts.NONE, Amounts.NONE);

    static final Counts REQUESTED = new Counts(1, 0, 0, 0, 0, Amounts.NONE, Amounts.NONE);
    static final Counts DONE = new Counts(0, 1, 0, 0, 0, Amounts.NONE, Amounts.NONE);
    static final Counts FAILED = new Counts(0, 0, 1, 0, 0, Amounts.NONE, Amounts.NONE);
    static final Counts CANCELLED = new Counts(0, 0, 0, 1, 0, Amounts.NONE, Amounts.NONE);
    static final Counts EXPIRED = new Counts(0, 0, 0, 0, 1, Amounts.NONE, Amounts.NONE);

    static Counts sale(Money amount) {
        return new Counts(0, 0, 0, 0, 0, Amounts.of(amount), Amounts.NONE);
    }

    static Counts refund(Money amount) {
        return new Counts(0, 0, 0, 0, 0, Amounts.NONE, Amounts.of(amount));
    }

    /** Both together. */
    public Counts plus(Counts other) {
        return new Counts(
                requested + other.requested,
                done + other.done,
                failed + other.failed,
                cancelled + other.cancelled,
                expired + other.expired,
                sales.plus(other.sales),
                refunds.plus(other.refunds));
    }
}
