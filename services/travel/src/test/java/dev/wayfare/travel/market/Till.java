package dev.wayfare.travel.market;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.PaymentStep;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Billing, as a booking knows it: one purse a bill, whose provider says yes, no or nothing by chance, and sometimes finds
 * the money only after it has said that nobody knows.
 */
final class Till {

    private static final class Purse {
        @Nullable
        Money total;

        boolean authorised;
        long captured;
        long refunded;
        boolean unwanted;
    }

    private final Random random;
    private final boolean reliable;
    private final Map<String, Purse> purses = new HashMap<>();

    Till(Random random, boolean reliable) {
        this.random = random;
        this.reliable = reliable;
    }

    void take(String bill, BillCommand command, Sent out) {
        Purse purse = purses.computeIfAbsent(bill, one -> new Purse());
        switch (command) {
            case BillCommand.Authorise authorise -> {
                purse.total = authorise.total();
                answer(bill, purse, PaymentStep.AUTHORISE, out);
            }
            case BillCommand.Capture capture -> answer(bill, purse, PaymentStep.CAPTURE, out);
            case BillCommand.VoidPayment unwanted -> {
                purse.unwanted = true;
                letGo(purse);
            }
            case BillCommand.Refund refund -> purse.refunded += refund.amount().amountMinor();
            default -> throw new AssertionError("a booking does not say " + command);
        }
    }

    private void answer(String bill, Purse purse, PaymentStep step, Sent out) {
        int luck = reliable ? 0 : random.nextInt(8);
        PaymentResult result =
                luck < 5 ? PaymentResult.SUCCEEDED : luck == 5 ? PaymentResult.DECLINED : PaymentResult.UNREACHABLE;
        if (luck < 5) {
            yes(purse, step);
        }
        if (luck < 7) {
            say(bill, step, result, out);
        }
        if (luck >= 6 && random.nextBoolean()) {
            yes(purse, step);
            say(bill, step, PaymentResult.SUCCEEDED, out);
        }
    }

    private static void yes(Purse purse, PaymentStep step) {
        if (purse.unwanted) {
            return;
        }
        if (step == PaymentStep.AUTHORISE) {
            purse.authorised = true;
        } else if (purse.total != null && purse.captured == 0) {
            purse.captured = purse.total.amountMinor();
        }
    }

    private static void letGo(Purse purse) {
        purse.authorised = false;
        purse.refunded = purse.captured;
    }

    private static void say(String bill, PaymentStep step, PaymentResult result, Sent out) {
        String booking = Ids.sibling("booking", new BillId(bill));
        out.send(Topics.BOOKING_ACTIONS, booking, new PaymentAnswered(step, result, null));
    }

    /** What stays taken of a booking, in minor units. */
    long netOf(String booking) {
        Purse purse = purses.get("bill" + booking.substring(booking.indexOf('_')));
        return purse == null ? 0 : purse.captured - purse.refunded;
    }

    /** Whether money is still reserved, and not taken. */
    boolean isReserved(String booking) {
        Purse purse = purses.get("bill" + booking.substring(booking.indexOf('_')));
        return purse != null && purse.authorised && purse.captured == 0;
    }
}
