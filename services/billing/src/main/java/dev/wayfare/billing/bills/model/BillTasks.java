package dev.wayfare.billing.bills.model;

import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import java.util.stream.IntStream;

/**
 * Names of what the provider is asked, which are its idempotency keys. A repeat of the same question has the same name,
 * so it is done once, whatever crashed meanwhile; and since names can be made again, none need be kept.
 */
public final class BillTasks {

    private BillTasks() {}

    /** The charge of this attempt, from 1. */
    public static String charge(BillId bill, int attempt) {
        return Ids.derive("pay", bill.value(), Integer.toString(attempt));
    }

    /** The authorisation of this attempt, from 1; what is taken by it is the {@link #charge} of that number. */
    public static String authorisation(BillId bill, int attempt) {
        return Ids.derive("auth", bill.value(), Integer.toString(attempt));
    }

    /** The void of this attempt's authorisation. */
    public static String letGo(BillId bill, int attempt) {
        return Ids.derive("void", bill.value(), Integer.toString(attempt));
    }

    /** The refund of what was captured for a booking that came to nothing. */
    static String voidRefund(BillId bill) {
        return Ids.derive("refund", bill.value(), "void");
    }

    /** The payout of a refund under its key number, from 1. */
    public static String payout(BillId bill, String refund, int key) {
        return Ids.derive("payout", bill.value(), refund, Integer.toString(key));
    }

    /** The refund that gives a second capture back. */
    static String surplusRefund(String task) {
        return Ids.derive("refund", task);
    }

    static boolean isCharge(BillId bill, int attempts, String task) {
        return IntStream.rangeClosed(1, attempts).anyMatch(n -> charge(bill, n).equals(task));
    }

    static boolean isAuthorisation(BillId bill, int attempts, String task) {
        return IntStream.rangeClosed(1, attempts)
                .anyMatch(n -> authorisation(bill, n).equals(task));
    }

    static boolean isVoid(BillId bill, int attempts, String task) {
        return IntStream.rangeClosed(1, attempts).anyMatch(n -> letGo(bill, n).equals(task));
    }

    static boolean isPayout(BillId bill, Refund refund, String task) {
        return IntStream.rangeClosed(1, refund.key())
                .anyMatch(n -> payout(bill, refund.id(), n).equals(task));
    }
}
