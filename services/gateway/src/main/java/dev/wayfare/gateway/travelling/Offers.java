package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.ItemRequest;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Who prices what is asked for. Thread-safe; never blocks. */
public interface Offers {

    /**
     * Resolves and prices items, in their order.
     *
     * @return fails with 422 and the field at fault when one cannot be booked
     */
    CompletionStage<List<Offer>> price(List<ItemRequest> requests);

    /**
     * What can be booked, for its price.
     *
     * @param left how many more of it could be sold a moment ago; its owner alone knows how many are
     */
    record Offer(BookingItem item, int left) {}
}
