package dev.wayfare.checker;

import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.billing.InvoiceEvent.NumberTaken;
import dev.wayfare.contracts.billing.InvoiceKind;
import dev.wayfare.contracts.billing.LedgerTransaction;
import dev.wayfare.contracts.billing.LedgerTransaction.Entry;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.CancelledBy;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.Traveller;
import dev.wayfare.kernel.BillId;
import dev.wayfare.kernel.BookingId;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.kernel.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** One booking as it is written on the log, step by step: a seat and a room for two nights. */
final class Trip {

    static final LocalDate DAY = LocalDate.parse("2026-12-24");
    static final FlightId FLIGHT = FlightId.of(ScheduleId.derive("WF", "101"), DAY);
    static final String SEATS = "flight:" + FLIGHT + ":" + DAY + ":ECONOMY";
    static final HotelId HOTEL = new HotelId(Ids.derive("hotel", "h"));
    static final String ROOMS = "room:" + HOTEL + ":DOUBLE";
    static final List<String> NIGHTS = List.of("2026-12-24", "2026-12-25");
    static final Money SEAT = Life.money(60_000);
    static final Money ROOM = Life.money(30_000);
    static final Money TOTAL = SEAT.plus(ROOM);

    final BookingId booking;
    final BillId bill;
    private final UserId traveller;
    private final TestLog log;
    private final Instant at;

    Trip(TestLog log, int number, Instant at) {
        this.log = log;
        this.booking = new BookingId(Ids.derive("booking", "booking " + number));
        this.bill = new BillId(Ids.sibling("bill", booking));
        this.traveller = new UserId(Ids.derive("user", "traveller " + number));
        this.at = at;
    }

    /** Three seats of the flight and two rooms of the type. */
    static void stocked(TestLog log, Instant at) {
        log.put(Topics.INVENTORY_EVENTS, SEATS, new CapacitySet(SEATS, 3, 0, 0, at));
        log.put(Topics.INVENTORY_EVENTS, ROOMS, new CapacitySet(ROOMS, 1, 1, 0, at));
    }

    static List<BookingItem> items(Instant at) {
        FareRules rules = new FareRules("FLEX", List.of(), true, null);
        return List.of(
                new BookingItem(
                        1,
                        ItemKind.FLIGHT,
                        SEATS,
                        1,
                        List.of(),
                        "WF 101",
                        "ORD-LHR",
                        at,
                        at,
                        rules,
                        SEAT,
                        ItemRequest.flight(FLIGHT, Cabin.ECONOMY, 1, null)),
                new BookingItem(
                        2,
                        ItemKind.HOTEL,
                        ROOMS,
                        1,
                        NIGHTS,
                        "The Ship",
                        "London",
                        at,
                        at,
                        rules,
                        ROOM,
                        ItemRequest.hotel(HOTEL, "DOUBLE", DAY, DAY.plusDays(2), 1, null)));
    }

    private Trip put(BookingEvent event) {
        log.put(Topics.BOOKINGS, booking.value(), event);
        return this;
    }

    private void pay(BillEvent event) {
        log.put(Topics.PAYMENTS, bill.value(), event);
    }

    ClaimId claim(int item) {
        return new ClaimId(Ids.derive("offer", booking.value(), Integer.toString(item)));
    }

    private static String resource(int item) {
        return item == 1 ? SEATS : ROOMS;
    }

    Trip asked() {
        log.put(
                Topics.BOOKING_REQUESTS,
                booking.value(),
                new BookingCommand.Create(
                        booking,
                        traveller,
                        List.of(new Traveller("Ann", null)),
                        items(at),
                        TOTAL,
                        "tok_ok",
                        false,
                        null,
                        null));
        return this;
    }

    Trip requested() {
        asked();
        return put(new BookingEvent.BookingRequested(
                booking,
                traveller,
                List.of(new Traveller("Ann", null)),
                items(at),
                TOTAL,
                "tok_ok",
                false,
                600,
                null,
                at));
    }

    Trip held(int item) {
        log.put(
                Topics.INVENTORY_EVENTS,
                resource(item),
                new Held(
                        resource(item),
                        claim(item),
                        booking.value(),
                        1,
                        item == 1 ? List.of("") : NIGHTS,
                        at.plusSeconds(600),
                        null,
                        at));
        return put(new BookingEvent.ItemHeld(item, resource(item), claim(item), at.plusSeconds(600), at));
    }

    /** All is held, and waits for the money until then. */
    Trip created(Instant payBy) {
        return put(new BookingEvent.BookingCreated(traveller, TOTAL, payBy.plusSeconds(60), payBy, at));
    }

    Trip allHeld() {
        return requested().held(1).held(2).created(at.plusSeconds(300));
    }

    Trip billOpened() {
        pay(new BillEvent.BillOpened(
                bill,
                booking,
                traveller,
                List.of(new BillLine("Flight", SEAT), new BillLine("Hotel", ROOM)),
                TOTAL,
                Life.money(9_000),
                at));
        pay(new BillEvent.AuthorisationRequested(bill + "/auth", TOTAL, "tok_ok", at.plusSeconds(300), at));
        return this;
    }

    Trip authorised() {
        billOpened();
        pay(new BillEvent.PaymentAuthorised(bill + "/auth", TOTAL, "auth_1", at));
        return put(new BookingEvent.PaymentAuthorised(at));
    }

    Trip sold(int item) {
        log.put(
                Topics.INVENTORY_EVENTS,
                resource(item),
                new Confirmed(resource(item), claim(item), booking.value(), at.plusSeconds(1)));
        return put(new BookingEvent.ItemConfirmed(item, resource(item), claim(item), at));
    }

    Trip captured(long invoice) {
        put(new BookingEvent.StockConfirmed(at));
        pay(new BillEvent.PaymentRequested(bill + "/pay", TOTAL, "tok_ok", at));
        pay(new BillEvent.BillIssued(
                bill,
                null,
                traveller,
                null,
                List.of(new BillLine("Flight", SEAT), new BillLine("Hotel", ROOM)),
                TOTAL,
                Life.money(9_000),
                "tok_ok",
                at,
                at,
                booking));
        posted(
                "charge",
                "bill",
                new Entry("traveller:" + traveller, TOTAL),
                new Entry("supplier:payable", Life.money(-81_000)),
                new Entry("platform:commission", Life.money(-9_000)));
        pay(new BillEvent.PaymentCaptured(bill + "/pay", TOTAL, "ch_1", at));
        posted("payment", "pay", new Entry("provider:sim", TOTAL), new Entry("traveller:" + traveller, TOTAL.negate()));
        numbered(Invoice.SERIES, invoice, InvoiceKind.INVOICE, "bill");
        return this;
    }

    Trip confirmed(long invoice) {
        allHeld().authorised().sold(1).sold(2).captured(invoice);
        return put(new BookingEvent.BookingConfirmed(traveller, TOTAL, at));
    }

    private void posted(String kind, String of, Entry... entries) {
        String id = Ids.derive("ltx", bill.value(), kind, of);
        pay(new BillEvent.LedgerPosted(new LedgerTransaction(id, kind, List.of(entries)), at));
    }

    private void numbered(String series, long sequence, InvoiceKind kind, String purpose) {
        String number = String.format(Locale.ROOT, "%s-%06d", series, sequence);
        log.put(Topics.INVOICE_EVENTS, series, new NumberTaken(series, sequence, number, bill, kind, purpose, at));
        pay(new BillEvent.InvoiceNumbered(kind, purpose, number, at));
    }

    Trip released(int item) {
        log.put(
                Topics.INVENTORY_EVENTS,
                resource(item),
                new Released(resource(item), claim(item), booking.value(), "over", at.plusSeconds(2)));
        return this;
    }

    Trip itemCancelled(int item, Money refund, long creditNote) {
        put(new BookingEvent.ItemsCancelled(
                traveller, List.of(item), refund, refundId(), CancelledBy.TRAVELLER, "t", null, at));
        released(item);
        return refunded(refund, creditNote);
    }

    Trip cancelled(Money refund, long creditNote) {
        put(new BookingEvent.BookingCancelled(
                traveller, true, List.of(1, 2), refund, refundId(), CancelledBy.TRAVELLER, "t", null, at));
        released(1).released(2);
        return refunded(refund, creditNote);
    }

    private String refundId() {
        return Ids.derive("refund", booking.value());
    }

    private Trip refunded(Money amount, long creditNote) {
        String refund = refundId();
        pay(new BillEvent.RefundRequested(refund, bill + "/" + refund, amount, "traveller", "cancelled", at));
        posted(
                "refund",
                refund,
                new Entry("traveller:" + traveller, amount.negate()),
                new Entry("supplier:payable", amount));
        numbered("WF-2026-CREDIT_NOTE", creditNote, InvoiceKind.CREDIT_NOTE, refund);
        pay(new BillEvent.RefundPaid(refund, amount, "re_1", at));
        posted(
                "refund-payment",
                refund,
                new Entry("traveller:" + traveller, amount),
                new Entry("provider:sim", amount.negate()));
        return this;
    }

    /** The last item's stock is gone: what was held is released, and the money was never asked for. */
    Trip failedForStock() {
        requested().held(1);
        put(new BookingEvent.BookingFailed(traveller, TOTAL, "no-capacity", "sold out", 2, at));
        return released(1);
    }

    Trip failedForMoney() {
        allHeld().billOpened();
        pay(new BillEvent.AuthorisationFailed(
                bill + "/auth", dev.wayfare.contracts.billing.PaymentResult.DECLINED, "declined", at));
        pay(new BillEvent.BillClosed("payment-declined", at));
        put(new BookingEvent.BookingFailed(traveller, TOTAL, "payment-declined", "the card was declined", null, at));
        return released(1).released(2);
    }

    Trip expired() {
        allHeld();
        put(new BookingEvent.BookingExpired(traveller, TOTAL, at));
        return released(1).released(2);
    }
}
