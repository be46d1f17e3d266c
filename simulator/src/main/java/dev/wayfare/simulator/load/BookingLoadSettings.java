package dev.wayfare.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A load of {@code POST /bookings}.
 *
 * @param travellers who book, in turn
 * @param wishes what they book
 * @param rate bookings a second, open loop; 0 = all at once
 * @param rise how long the rate rises from nothing
 * @param duration of the whole load
 * @param most bookings in all
 * @param connections how many requests may be on their way at once
 */
public record BookingLoadSettings(
        URI baseUrl,
        List<Account> travellers,
        Wishes wishes,
        double rate,
        Duration rise,
        Duration duration,
        long most,
        int connections) {

    public BookingLoadSettings {
        travellers = List.copyOf(travellers);
        if (travellers.isEmpty() || rate < 0) {
            throw new IllegalArgumentException(
                    "needs travellers (" + travellers.size() + ") and a rate ≥ 0 (" + rate + ")");
        }
    }

    /** What is booked. */
    public interface Wishes {

        /** Body of the n-th request, from 0. */
        String body(long number);
    }

    /** At a rate that rises for the first seconds. */
    public static BookingLoadSettings at(
            double rate, Duration rise, Duration duration, URI baseUrl, List<Account> travellers, Wishes wishes) {
        return new BookingLoadSettings(baseUrl, travellers, wishes, rate, rise, duration, Long.MAX_VALUE, 512);
    }

    /** So many at once. */
    public static BookingLoadSettings stampede(long bookings, URI baseUrl, List<Account> travellers, Wishes wishes) {
        return new BookingLoadSettings(
                baseUrl, travellers, wishes, 0, Duration.ZERO, Duration.ofSeconds(60), bookings, 1_024);
    }
}
