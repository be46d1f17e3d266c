package dev.wayfare.travel.booking.model;

import dev.wayfare.contracts.travel.BookingCommand;
import dev.wayfare.contracts.travel.BookingCommand.AnswerChange;
import dev.wayfare.contracts.travel.BookingCommand.Cancel;
import dev.wayfare.contracts.travel.BookingCommand.ClaimAnswered;
import dev.wayfare.contracts.travel.BookingCommand.Create;
import dev.wayfare.contracts.travel.BookingCommand.Pay;
import dev.wayfare.contracts.travel.BookingCommand.PaymentAnswered;
import dev.wayfare.contracts.travel.BookingCommand.ScheduleChanged;
import dev.wayfare.contracts.travel.BookingCommand.Tick;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A booking comes to be. One that came too late, or that its fare does not allow, comes to be and fails at once: it was acknowledged,
 * and its traveller sees why. Only what no gateway of ours sends is refused without a trace.
 */
final class Requesting {

    private static final int MOST_ITEMS = 10;

    private final BookingSettings settings;

    Requesting(BookingSettings settings) {
        this.settings = settings;
    }

    Decision<BookingEvent> decide(BookingCommand command, Instant now) {
        return switch (command) {
            case Create create -> create(create, now);
            case ClaimAnswered answered -> Decision.unchanged();
            case PaymentAnswered answered -> Decision.unchanged();
            case Tick tick -> Decision.unchanged();
            case ScheduleChanged changed -> Decision.unchanged();
            case AnswerChange answer -> BookingRefusals.unknown();
            case Cancel cancel -> BookingRefusals.unknown();
            case Pay pay -> BookingRefusals.unknown();
        };
    }

    private Decision<BookingEvent> create(Create asked, Instant now) {
        Optional<Refusal> malformed = malformed(asked);
        if (malformed.isPresent()) {
            return new Decision.Refused<>(malformed.get());
        }
        Optional<Refusal> fault = faultOf(asked, now);
        BookingEvent.BookingRequested requested = requested(asked, now);
        return fault.isPresent()
                ? Decision.accept(requested, Ending.failed(requested, fault.get(), null, now))
                : Decision.accept(requested);
    }

    private static Optional<Refusal> malformed(Create asked) {
        List<BookingItem> items = asked.items();
        if (items.isEmpty() || items.size() > MOST_ITEMS) {
            return refusal(BookingRefusals.ITEMS_INVALID, "a booking has 1 to 10 items, not " + items.size());
        }
        for (int i = 0; i < items.size(); i++) {
            BookingItem item = items.get(i);
            if (item.number() != i + 1) {
                return refusal(BookingRefusals.ITEMS_INVALID, "item " + item.number() + " stands in place " + (i + 1));
            }
            if (!item.price().currency().equals(asked.total().currency())) {
                return refusal(
                        BookingRefusals.CURRENCY_MISMATCH,
                        item.title() + " is priced in " + item.price().currency() + ", the total in "
                                + asked.total().currency() + "; book items of one currency together");
            }
        }
        Money sum = items.stream().map(BookingItem::price).reduce(Money::plus).orElseThrow();
        return sum.equals(asked.total()) && sum.isPositive()
                ? Optional.empty()
                : refusal(
                        BookingRefusals.TOTAL_MISMATCH, "the items cost " + sum + ", the total says " + asked.total());
    }

    private static Optional<Refusal> faultOf(Create asked, Instant now) {
        for (BookingItem item : asked.items()) {
            if (!lastStart(item).isAfter(now)) {
                return refusal(BookingRefusals.DATE_PAST, item.title() + " has started; choose a later one");
            }
            if (asked.payLater() && item.rules().payLaterS() == null) {
                return refusal(
                        BookingRefusals.PAY_LATER_NOT_ALLOWED,
                        "the fare " + item.rules().family() + " of " + item.title() + " must be paid at once");
            }
        }
        return Optional.empty();
    }

    /** Until when it can be begun: a room can be had late at night, too. */
    private static Instant lastStart(BookingItem item) {
        return item.kind() == ItemKind.HOTEL ? item.endsAt() : item.startsAt();
    }

    private static Optional<Refusal> refusal(String code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }

    private BookingEvent.BookingRequested requested(Create asked, Instant now) {
        return new BookingEvent.BookingRequested(
                asked.booking(),
                asked.traveller(),
                asked.travellers(),
                asked.items(),
                asked.total(),
                asked.paymentMethod(),
                asked.payLater(),
                asked.payLater() ? payLaterS(asked, now) : settings.holdS(wantedS(asked)),
                asked.replyWhenDecided(),
                now);
    }

    private int wantedS(Create asked) {
        return asked.holdS() == null ? (int) settings.hold().toSeconds() : asked.holdS();
    }

    /** As long as the strictest fare allows, and never past the first start. */
    private int payLaterS(Create asked, Instant now) {
        long seconds = settings.payLater().toSeconds();
        for (BookingItem item : asked.items()) {
            long untilStart = Duration.between(now, item.startsAt()).toSeconds();
            long allowed = Objects.requireNonNullElse(item.rules().payLaterS(), 0);
            seconds = Math.min(seconds, Math.min(allowed, untilStart));
        }
        return (int) Math.max(1, seconds);
    }
}
