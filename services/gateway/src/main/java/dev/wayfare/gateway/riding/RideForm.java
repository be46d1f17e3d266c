package dev.wayfare.gateway.riding;

import dev.wayfare.gateway.http.Form;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a rider fills in.
 *
 * @param driverHandle the driver that he chose from the map; on {@code /trips} only
 */
record RideForm(
        Form form,
        Place pickup,
        Place dropoff,
        String product,
        @Nullable String quoteId,
        String paymentMethod,
        @Nullable Instant scheduledFor,
        @Nullable String driverHandle) {

    static final double NEAREST_M = 20;
    static final double FARTHEST_M = 200_000;

    private static final Duration LATEST = Duration.ofDays(30);
    private static final Pattern PAYMENT = Pattern.compile("tok_[a-z0-9_]{1,60}");
    private static final int LONGEST_PRODUCT = 40;
    private static final int LONGEST_QUOTE = 1_200;
    private static final int LONGEST_HANDLE = 100;

    /**
     * Reads a request for a ride.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 with every field at fault; 422 when the two places cannot be a ride
     */
    static RideForm read(Form form, boolean choosesDriver) {
        Place pickup = form.place("pickup");
        Place dropoff = form.place("dropoff");
        String product = form.text("product", 1, LONGEST_PRODUCT);
        String quoteId = form.optionalText("quoteId", LONGEST_QUOTE);
        String payment = form.optionalMatching("paymentMethod", PAYMENT, "a payment token such as tok_ok");
        Instant scheduledFor = form.optionalTime("scheduledFor");
        String handle = choosesDriver ? form.optionalText("driverHandle", LONGEST_HANDLE) : null;
        form.check();
        requireRidable(pickup, dropoff);
        String paid = payment == null ? "tok_ok" : payment;
        return new RideForm(form, pickup, dropoff, product, quoteId, paid, scheduledFor, handle);
    }

    /**
     * Checks that somebody can ride from here to there.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 when it is too short or too long for a ride
     */
    static void requireRidable(Place pickup, Place dropoff) {
        double lineM = pickup.point().distanceM(dropoff.point());
        if (lineM < NEAREST_M) {
            throw Problems.unprocessable(
                            "same-place", "/dropoff", "the drop-off must be at least 20 m from the pick-up")
                    .raise();
        }
        if (lineM > FARTHEST_M) {
            throw Problems.unprocessable("too-far", "/dropoff", "a ride may go 200 km at most")
                    .raise();
        }
    }

    /**
     * Checks the time for which it is asked.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 when it is past or too far ahead
     */
    void requireTimely(Instant now) {
        requireTimely(scheduledFor, now);
    }

    /**
     * Checks a time for which a ride is asked; null = now.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 422 when it is past or too far ahead
     */
    static void requireTimely(@Nullable Instant scheduledFor, Instant now) {
        if (scheduledFor == null) {
            return;
        }
        if (scheduledFor.isBefore(now)) {
            throw Problems.unprocessable("scheduled-in-the-past", "/scheduledFor", "the time has passed already")
                    .raise();
        }
        if (scheduledFor.isAfter(now.plus(LATEST))) {
            throw Problems.unprocessable("scheduled-too-far", "/scheduledFor", "at most 30 days ahead")
                    .raise();
        }
    }
}
