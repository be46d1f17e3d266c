package dev.wayfare.travel.inventory.model;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.travel.StockResource;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When days are over for stock. A date is past when it is past everywhere on Earth; a little later what was sold for it
 * leaves the book. Pure.
 */
public final class StockDays {

    private static final int CLOSED_AFTER_DAYS = 2;
    private static final int FORGOTTEN_AFTER_DAYS = 3;

    private StockDays() {}

    /** The earliest date that it is anywhere on Earth. */
    static LocalDate todayAtLeast(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
    }

    /** What takes the first day that something was sold for out of the book. */
    public static Optional<ClaimCommand.CloseSlots> nextClose(Stock stock) {
        return firstDay(stock)
                .map(day -> new ClaimCommand.CloseSlots(
                        stock.resource(), day.plusDays(1).toString()));
    }

    /** When that is due. */
    public static Optional<Instant> closesAt(Stock stock) {
        return firstDay(stock).map(day -> startOf(day.plusDays(CLOSED_AFTER_DAYS)));
    }

    private static Optional<LocalDate> firstDay(Stock stock) {
        return stock.claims().firstConfirmedSlot().flatMap(StockDays::dateOf);
    }

    private static Optional<LocalDate> dateOf(String slot) {
        try {
            return Optional.of(LocalDate.parse(slot));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** When a departure may be forgotten as a whole; empty for what goes on from day to day. */
    public static Optional<Instant> forgetAt(Stock stock) {
        if (stock.resource().isEmpty()) {
            return Optional.empty();
        }
        return StockResource.parse(stock.resource()) instanceof StockResource.Seats seats
                ? Optional.of(startOf(seats.flight().date().plusDays(FORGOTTEN_AFTER_DAYS)))
                : Optional.empty();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
