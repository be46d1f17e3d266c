package dev.wayfare.gateway.fakes;

import dev.wayfare.gateway.travelling.RecentBookings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Recent bookings in memory. */
public final class MapRecentBookings implements RecentBookings {

    private final Map<String, List<String>> bookings = new ConcurrentHashMap<>();

    @Override
    public void remember(String traveller, String booking, Instant at) {
        bookings.computeIfAbsent(traveller, one -> new CopyOnWriteArrayList<>()).addFirst(booking);
    }

    @Override
    public CompletableFuture<List<String>> list(String traveller, int most) {
        return CompletableFuture.completedFuture(
                bookings.getOrDefault(traveller, List.of()).stream().limit(most).toList());
    }

    @Override
    public void forget(String traveller, List<String> gone) {
        bookings.getOrDefault(traveller, new CopyOnWriteArrayList<>()).removeAll(gone);
    }
}
