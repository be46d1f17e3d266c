package dev.wayfare.insight.counts.model;

import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.kernel.Money;
import java.util.List;

/** What must be remembered of a booking until it is over: later events name its items by their numbers only. */
public record BookedItems(List<Item> items) {

    public BookedItems {
        items = List.copyOf(items);
    }

    /** One item. */
    public record Item(int number, Kind kind, String where, int units, Money price) {}

    static BookedItems of(List<BookingItem> items) {
        return new BookedItems(items.stream()
                .map(item -> new Item(
                        item.number(), Kind.valueOf(item.kind().name()), item.where(), item.quantity(), item.price()))
                .toList());
    }

    List<Item> numbered(List<Integer> numbers) {
        return items.stream().filter(item -> numbers.contains(item.number())).toList();
    }
}
