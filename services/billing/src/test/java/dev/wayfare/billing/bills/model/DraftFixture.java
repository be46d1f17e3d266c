package dev.wayfare.billing.bills.model;

import static dev.wayfare.billing.bills.model.BillFixture.T0;
import static dev.wayfare.billing.bills.model.BillFixture.usd;

import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.PaymentResult;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is said to the bill of a booking under test: a flight and a hotel for 900.00. */
public final class DraftFixture {

    public static final UserId TRAVELLER = new UserId(Ids.derive("user", "traveller"));
    public static final BookingId BOOKING = new BookingId(Ids.derive("booking", "b"));
    public static final BillId BILL = new BillId(Ids.sibling("bill", BOOKING));
    static final Instant PAY_BY = T0.plus(Duration.ofMinutes(5));
    static final long TOTAL = 90_000;

    private DraftFixture() {}

    public static BillCommand.Authorise authorise(String method) {
        return authorise(TOTAL, method);
    }

    static BillCommand.Authorise authorise(long total, String method) {
        return new BillCommand.Authorise(
                BILL,
                BOOKING,
                TRAVELLER,
                List.of(new BillLine("Flight WF 101", usd(total / 3)), new BillLine("Hotel", usd(total - total / 3))),
                usd(total),
                method,
                PAY_BY);
    }

    public static BillCommand.PaymentReported authorised(int attempt, PaymentResult result) {
        return BillFixture.reported(BillTasks.authorisation(BILL, attempt), result);
    }

    public static BillCommand.PaymentReported captured(int attempt, PaymentResult result) {
        return BillFixture.reported(BillTasks.charge(BILL, attempt), result);
    }

    public static BillCommand.PaymentReported voided(int attempt, PaymentResult result) {
        return BillFixture.reported(BillTasks.letGo(BILL, attempt), result);
    }

    public static BillCommand.VoidPayment close() {
        return new BillCommand.VoidPayment("no seat left");
    }
}
