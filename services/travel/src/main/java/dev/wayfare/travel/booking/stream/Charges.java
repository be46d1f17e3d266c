package dev.wayfare.travel.booking.stream;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.runtime.decider.Outbox;
import dev.wayfare.travel.booking.model.Booking;
import org.jspecify.annotations.Nullable;

/** What a booking asks of billing. Its bill is named after it, so there is one. */
final class Charges {

    private Charges() {}

    static void authorise(Booking.Authorising booking, String paymentMethod, Outbox out) {
        BookingRequested request = booking.request();
        BillId bill = billOf(request.booking());
        out.send(
                Topics.BILLING_TASKS,
                bill.value(),
                new BillCommand.Authorise(
                        bill,
                        request.booking(),
                        request.traveller(),
                        request.items().stream()
                                .map(item -> new BillLine(item.title(), item.price()))
                                .toList(),
                        request.total(),
                        paymentMethod,
                        booking.payBy()));
    }

    static void capture(Booking booking, Outbox out) {
        booking.findRequest()
                .ifPresent(request ->
                        out.send(Topics.BILLING_TASKS, billOf(request.booking()).value(), new BillCommand.Capture()));
    }

    static void voidIfBilled(Booking before, String reason, Outbox out) {
        if (before.isBilled()) {
            before.findRequest().ifPresent(request -> voidOf(request.booking(), reason, out));
        }
    }

    static void voidOf(BookingId booking, String reason, Outbox out) {
        out.send(Topics.BILLING_TASKS, billOf(booking).value(), new BillCommand.VoidPayment(reason));
    }

    static void refund(Booking before, @Nullable String refundId, Money amount, String by, Outbox out) {
        if (refundId != null) {
            before.findRequest()
                    .ifPresent(request -> out.send(
                            Topics.BILLING_TASKS,
                            billOf(request.booking()).value(),
                            new BillCommand.Refund(refundId, amount, by, "cancelled")));
        }
    }

    static BillId billOf(BookingId booking) {
        return new BillId(Ids.sibling(BillId.PREFIX, booking));
    }
}
