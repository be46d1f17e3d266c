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
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A booking comes to be, if what is asked for can be booked together. */
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
        Optional<Refusal> fault = faultOf(asked, now);
        return fault.isPresent() ? new Decision.Refused<>(fault.get()) : Decision.accept(requested(asked, now));
    }

    private Optional<Refusal> faultOf(Create asked, Instant now) {
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
            if (!item.startsAt().isAfter(now)) {
                return refusal(BookingRefusals.DATE_PAST, item.title() + " has started; choose a later one");
            }
            if (asked.payLater() && item.rules().payLaterS() == null) {
                return refusal(
                        BookingRefusals.PAY_LATER_NOT_ALLOWED,
                        "the fare " + item.rules().family() + " of " + item.title() + " must be paid at once");
            }
        }
        Money sum = items.stream().map(BookingItem::price).reduce(Money::plus).orElseThrow();
        return sum.equals(asked.total()) && sum.isPositive()
                ? Optional.empty()
                : refusal(
                        BookingRefusals.TOTAL_MISMATCH, "the items cost " + sum + ", the total says " + asked.total());
    }

    private static Optional<Refusal> refusal(String code, String detail) {
        return Optional.of(new Refusal(code, detail));
    }

    private BookingEvent requested(Create asked, Instant now) {
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
            seconds = Math.min(
                    seconds, Math.min(Objects.requireNonNull(item.rules().payLaterS()), untilStart));
        }
        return (int) Math.max(1, seconds);
    }
}
