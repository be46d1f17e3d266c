package dev.wayfare.simulator.api;

import java.util.List;
import java.util.Map;

/**
 * What is booked together.
 *
 * @param items as the API takes them
 */
public record BookingForm(
        List<Map<String, Object>> items, List<Person> travellers, String paymentMethod, boolean payLater) {

    public BookingForm {
        items = List.copyOf(items);
        travellers = List.copyOf(travellers);
    }

    /** Who travels. */
    public record Person(String name) {}

    /** The same, paid at once. */
    public BookingForm paidAtOnce() {
        return new BookingForm(items, travellers, paymentMethod, false);
    }
}
