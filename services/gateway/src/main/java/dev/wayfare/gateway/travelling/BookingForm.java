package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.Traveller;
import dev.wayfare.gateway.http.Form;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a traveller fills in.
 *
 * @param payLater hold it, and pay before the deadline
 */
record BookingForm(
        Form form, List<ItemRequest> items, List<Traveller> travellers, String paymentMethod, boolean payLater) {

    static final Pattern PAYMENT = Pattern.compile("tok_[a-z0-9_]{1,60}");

    private static final int MOST_ITEMS = 10;
    private static final int MOST_TRAVELLERS = 90;
    private static final int LONGEST_NAME = 120;

    BookingForm {
        items = List.copyOf(items);
        travellers = List.copyOf(travellers);
    }

    /**
     * Reads a request for a booking.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 with every field at fault
     */
    static BookingForm read(Form form, Instant now) {
        List<ItemRequest> items = form.objects("items", 1, MOST_ITEMS).stream()
                .map(item -> ItemForms.read(item, now))
                .toList();
        List<Traveller> travellers = form.has("travellers")
                ? form.objects("travellers", 0, MOST_TRAVELLERS).stream()
                        .map(one -> new Traveller(one.text("name", 1, LONGEST_NAME), one.optionalDate("bornOn")))
                        .toList()
                : List.of();
        String payment = form.optionalMatching("paymentMethod", PAYMENT, "a payment token such as tok_ok");
        boolean payLater = form.flag("payLater");
        form.check();
        return new BookingForm(form, items, travellers, Objects.requireNonNullElse(payment, "tok_ok"), payLater);
    }
}
