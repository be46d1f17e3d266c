package dev.wayfare.contracts.travel;

import dev.wayfare.kernel.Money;
import java.time.Instant;
import java.util.List;

/**
 * One thing of a booking, resolved to a resource and priced by the server; the price holds while the booking does.
 *
 * @param number 1 to 10, its name within the booking
 * @param resource whose stock it takes; see {@link StockResource}
 * @param quantity seats, rooms or cars: units taken in each slot
 * @param slots nights or days; none for seats
 * @param title one line for people and for the bill: {@code WF 418 ORD–LHR, 1 Dec 2026, economy × 2}
 * @param where for statistics: {@code ORD-LHR} for a flight, the city otherwise
 * @param startsAt departure, check-in or pick-up: the time that the rules count back from
 * @param endsAt arrival, check-out or drop-off
 * @param price of the whole item, all units and slots
 * @param asked what the traveller asked for
 */
public record BookingItem(
        int number,
        ItemKind kind,
        String resource,
        int quantity,
        List<String> slots,
        String title,
        String where,
        Instant startsAt,
        Instant endsAt,
        FareRules rules,
        Money price,
        ItemRequest asked) {

    public BookingItem {
        slots = List.copyOf(slots);
        if (number < 1 || number > 10 || quantity < 1) {
            throw new IllegalArgumentException(
                    "item " + number + " × " + quantity + "; a booking has items 1 to 10 of at least one unit");
        }
        if (price.amountMinor() < 0) {
            throw new IllegalArgumentException("item " + number + " has the negative price " + price);
        }
    }

    /** The same at another time. */
    public BookingItem at(Instant newStart, Instant newEnd) {
        return new BookingItem(
                number, kind, resource, quantity, slots, title, where, newStart, newEnd, rules, price, asked);
    }
}
