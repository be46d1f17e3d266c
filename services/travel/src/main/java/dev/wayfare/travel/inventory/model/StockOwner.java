package dev.wayfare.travel.inventory.model;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimCommand.Hold;
import dev.wayfare.claims.ClaimCommand.Release;
import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.claims.Claims;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.Decider;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides claims on stock: the claim kernel, and what it cannot know: dates pass, and a resource that nobody has defined has
 * the capacity that the catalogue lists. That capacity is set by an event before the first hold, so the log carries it.
 * Stateless; safe from any thread.
 */
public final class StockOwner implements Decider<StockCommand, Stock, ClaimEvent> {

    private final Claims claims = Claims.ofDefinedResources();

    @Override
    public Stock initial() {
        return Stock.UNDEFINED;
    }

    @Override
    public Decision<ClaimEvent> decide(Stock stock, StockCommand command, Instant now) {
        if (command.claim() instanceof Hold hold) {
            return hold(stock.claims(), hold, command.listed(), now);
        }
        boolean isOver = stock.resource().isEmpty()
                && pastOrUnknown(command.claim().resource(), now).isPresent();
        return isOver && command.claim() instanceof Release
                ? Decision.unchanged()
                : claims.decide(stock.claims(), command.claim(), now);
    }

    @Override
    public Stock evolve(Stock stock, ClaimEvent event) {
        return new Stock(event.resource(), claims.evolve(stock.claims(), event));
    }

    private Decision<ClaimEvent> hold(ClaimBook book, Hold hold, @Nullable Capacity listed, Instant now) {
        Optional<String> wrong = book.find(hold.claim()).isPresent() ? Optional.empty() : pastOrUnknown(hold, now);
        if (wrong.isPresent()) {
            return Decision.refuse(ClaimRefusal.UNAVAILABLE.name(), wrong.get());
        }
        if (book.capacity() != null || listed == null) {
            return claims.decide(book, hold, now);
        }
        ClaimEvent set = new ClaimEvent.CapacitySet(hold.resource(), listed.units(), listed.allowance(), 0, now);
        return switch (claims.decide(claims.evolve(book, set), hold, now)) {
            case Decision.Refused<ClaimEvent> refused -> refused;
            case Decision.Accepted<ClaimEvent> accepted -> {
                List<ClaimEvent> events = new ArrayList<>();
                events.add(set);
                events.addAll(accepted.events());
                yield Decision.accept(events);
            }
        };
    }

    /** A departure that has been forgotten needs no fence: nothing of it can be held any more. */
    private static Optional<String> pastOrUnknown(String resource, Instant now) {
        try {
            return StockResource.parse(resource) instanceof StockResource.Seats seats
                    ? pastOf(seats.flight().date(), StockDays.todayAtLeast(now))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** A date is past when it is past everywhere on Earth; the times of departure are checked where prices are made. */
    private static Optional<String> pastOrUnknown(Hold hold, Instant now) {
        LocalDate today = StockDays.todayAtLeast(now);
        try {
            return switch (StockResource.parse(hold.resource())) {
                case StockResource.Seats seats ->
                    hold.slots().equals(List.of(ClaimBook.NO_SLOT))
                            ? pastOf(seats.flight().date(), today)
                            : Optional.of("seats have no slots");
                case StockResource.Rooms rooms -> pastOf(hold.slots(), today);
                case StockResource.Cars cars -> pastOf(hold.slots(), today);
            };
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> pastOf(List<String> slots, LocalDate today) {
        if (new HashSet<>(slots).size() < slots.size()) {
            return Optional.of("a slot is named twice in " + slots);
        }
        for (String slot : slots) {
            Optional<String> past;
            try {
                past = pastOf(LocalDate.parse(slot), today);
            } catch (DateTimeParseException e) {
                return Optional.of("'" + slot + "' is no date");
            }
            if (past.isPresent()) {
                return past;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> pastOf(LocalDate date, LocalDate today) {
        return date.isBefore(today) ? Optional.of(date + " has passed") : Optional.empty();
    }
}
