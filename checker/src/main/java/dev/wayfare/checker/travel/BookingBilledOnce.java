package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.billing.BillEvent;
import dev.wayfare.contracts.billing.BillEvent.BillIssued;
import dev.wayfare.contracts.billing.BillEvent.BillOpened;
import dev.wayfare.contracts.billing.BillEvent.PaymentCaptured;
import dev.wayfare.contracts.billing.BillEvent.RefundRequested;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCancelled;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.ItemsCancelled;
import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed booking has one bill, over its total, and its money was taken once. What calling off gives back is what is
 * refunded under the name that the booking gave, so that a cancelled booking nets to its fee. Of a booking that was never
 * confirmed no money stays taken. A bill belongs to a booking that exists. Topics are read in any order.
 */
public final class BookingBilledOnce implements Check {

    private final CheckOptions options;
    private final boolean whole;
    private final Map<String, Account> bookings = new HashMap<>();
    private final Map<String, String> bills = new HashMap<>();

    public BookingBilledOnce(CheckOptions options, Bounds bounds) {
        this.options = options;
        this.whole = bounds.isWhole(Topics.BOOKINGS.name()) && bounds.isWhole(Topics.PAYMENTS.name());
    }

    private static final class Account {
        boolean known;
        boolean confirmed;

        @Nullable
        String unpaid;

        @Nullable
        Money total;

        int issued;
        long billed;
        long taken;
        long back;
        Map<String, Long> promised = Map.of();
        Map<String, Long> refunds = Map.of();
        Instant since = Instant.EPOCH;

        @Nullable
        Place place;

        long refund(String id) {
            return refunds.getOrDefault(id, 0L);
        }
    }

    @Override
    public String name() {
        return "a booking is charged once, and nets to its fee";
    }

    @Override
    public int sentence() {
        return 6;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BOOKINGS.name(), Topics.PAYMENTS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        switch (record.value()) {
            case BookingEvent event ->
                booking(record, bookings.computeIfAbsent(record.key(), key -> new Account()), event, findings);
            case BillOpened opened -> {
                String booking = opened.booking().value();
                bills.put(record.key(), booking);
                Account account = bookings.computeIfAbsent(booking, key -> new Account());
                account.place = record.place();
                account.since = latest(account.since, opened.at());
            }
            case BillEvent event
            when bills.containsKey(record.key()) ->
                bill(record, bookings.get(bills.get(record.key())), event, findings);
            case BillIssued issued
            when issued.booking() != null ->
                findings.violation(record, "a bill of " + issued.booking() + " that nobody opened");
            default -> {}
        }
    }

    private static void booking(Decoded record, Account account, BookingEvent event, Findings findings) {
        account.known = true;
        account.since = latest(account.since, event.at());
        account.place = record.place();
        switch (event) {
            case BookingConfirmed confirmed -> {
                findings.examined();
                account.confirmed = true;
                account.total = confirmed.total();
            }
            case ItemsCancelled cancelled -> promise(account, cancelled.refundId(), cancelled.refund());
            case BookingCancelled cancelled -> {
                findings.examined();
                if (cancelled.wasConfirmed()) {
                    promise(account, cancelled.refundId(), cancelled.refund());
                } else {
                    account.unpaid = "called off before it was confirmed";
                }
            }
            case BookingEvent.BookingFailed _ -> unpaid(account, "failed", findings);
            case BookingEvent.BookingExpired _ -> unpaid(account, "expired", findings);
            default -> {}
        }
    }

    private static void unpaid(Account account, String how, Findings findings) {
        findings.examined();
        account.unpaid = how;
    }

    private static void promise(Account account, @Nullable String refund, Money amount) {
        if (refund != null) {
            Map<String, Long> promised = new HashMap<>(account.promised);
            promised.put(refund, amount.amountMinor());
            account.promised = promised;
        }
    }

    private static void bill(Decoded record, Account account, BillEvent event, Findings findings) {
        account.since = latest(account.since, event.at());
        switch (event) {
            case BillIssued issued -> {
                account.issued++;
                account.billed += issued.total().amountMinor();
                if (account.issued > 1) {
                    findings.violation(record, issued.booking() + " is billed a second time");
                }
            }
            case PaymentCaptured captured -> account.taken += captured.amount().amountMinor();
            case RefundRequested refund -> {
                Map<String, Long> refunds = new HashMap<>(account.refunds);
                if (refunds.putIfAbsent(refund.refund(), refund.amount().amountMinor()) == null) {
                    account.back += refund.amount().amountMinor();
                }
                account.refunds = refunds;
            }
            default -> {}
        }
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    @Override
    public void finish(Findings findings) {
        if (!whole) {
            return;
        }
        int pending = 0;
        for (Map.Entry<String, Account> one : bookings.entrySet()) {
            Account account = one.getValue();
            if (options.mustHaveFollowed(account.since)) {
                judge(one.getKey(), account, findings);
            } else {
                pending++;
            }
        }
        if (pending > 0) {
            findings.note(pending + " bookings moved just now, and are not judged");
        }
    }

    private static void judge(String booking, Account account, Findings findings) {
        if (!account.known) {
            findings.violation(account.place, booking, "has a bill, but was never asked for");
        } else if (account.confirmed) {
            charged(booking, account, findings);
        } else if (account.taken != account.back) {
            String how = account.unpaid == null ? "is not confirmed" : "has " + account.unpaid;
            findings.violation(
                    account.place,
                    booking,
                    how + ", but " + account.taken + " were taken and " + account.back + " go back (minor units)");
        }
    }

    private static void charged(String booking, Account account, Findings findings) {
        long total = account.total == null ? 0 : account.total.amountMinor();
        if (account.billed != total) {
            findings.violation(account.place, booking, "is confirmed for " + total + ", but billed " + account.billed);
        }
        if (account.taken != total) {
            findings.violation(
                    account.place, booking, "is confirmed for " + total + ", but " + account.taken + " were taken");
        }
        account.promised.forEach((refund, amount) -> {
            if (account.refund(refund) != amount) {
                findings.violation(
                        account.place,
                        booking,
                        "promised to give " + amount + " back as " + refund + ", but gives " + account.refund(refund));
            }
        });
        if (account.back > account.taken) {
            findings.violation(
                    account.place, booking, account.back + " go back of the " + account.taken + " that were taken");
        }
    }
}
