package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.travel.BookingItem;

/** What became of an item that was to be priced. */
public sealed interface Priced {

    /**
     * It can be booked, for this price.
     *
     * @param left how many more of it could be sold at this moment
     */
    record Item(BookingItem item, int left) implements Priced {}

    /**
     * It cannot.
     *
     * @param code frozen
     * @param field of the request, such as {@code checkIn}
     * @param message completes "field …", with the value and the remedy
     */
    record Fault(String code, String field, String message) implements Priced {}
}
