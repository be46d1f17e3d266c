package dev.wayfare.gateway.travelling;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Remembers which bookings a traveller asked for lately, so that his list shows them before any view has caught up. Best
 * effort: whoever keeps it may be away or forget. Thread-safe; never blocks; its futures never fail.
 */
public interface RecentBookings {

    void remember(String traveller, String booking, Instant at);

    /** The newest first. */
    CompletableFuture<List<String>> list(String traveller, int most);

    /** These are in the view by now. */
    void forget(String traveller, List<String> bookings);
}
