package dev.wayfare.billing.bills.model;

/** Frozen codes of bills: why a command is refused, why a payment failed. Part of the public contract. */
public final class BillCodes {

    public static final String BILL_UNKNOWN = "bill-unknown";
    public static final String ALREADY_ISSUED = "already-issued";
    public static final String NOT_YOURS = "not-yours";
    public static final String PAYMENT_RUNNING = "payment-running";
    public static final String ALREADY_PAID = "already-paid";
    public static final String NOT_PAID = "not-paid";
    public static final String TASK_UNKNOWN = "task-unknown";
    public static final String REFUND_TOO_LARGE = "refund-too-large";
    public static final String REFUND_AMOUNT_INVALID = "refund-amount-invalid";
    public static final String REFUND_ID_REUSED = "refund-id-reused";
    public static final String REFUND_UNKNOWN = "refund-unknown";

    /** Its booking came to nothing; it will never be paid. */
    public static final String BILL_CLOSED = "bill-closed";

    /** It is a booking's, which is not confirmed yet. */
    public static final String NOT_ISSUED = "not-issued";

    public static final String NOT_AUTHORISED = "not-authorised";

    /** The time in which the payment had to come is over. */
    public static final String PAYMENT_TOO_LATE = "payment-too-late";

    /** The provider did not answer; whether it took or gave the money is not known. */
    public static final String PROVIDER_UNREACHABLE = "provider-unreachable";

    /** The provider said no and gave no reason. */
    public static final String DECLINED = "declined";

    private BillCodes() {}
}
