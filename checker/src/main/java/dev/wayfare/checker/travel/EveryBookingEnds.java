package dev.wayfare.checker.travel;

import dev.wayfare.checker.check.Check;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.BookingEvent.BookingCreated;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Every booking is confirmed, or fails, is called off or expires. One that is held for later payment may wait as long as its
 * fare allows.
 */
public final class EveryBookingEnds implements Check {

    private final CheckOptions options;
    private final Map<String, Open> open = new HashMap<>();

    public EveryBookingEnds(CheckOptions options) {
        this.options = options;
    }

    private record Open(Instant until, Place last, String lastEvent) {}

    @Override
    public String name() {
        return "every booking ends";
    }

    @Override
    public int sentence() {
        return 7;
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.BOOKINGS.name());
    }

    @Override
    public void see(Decoded record, Findings findings) {
        if (!(record.value() instanceof BookingEvent event)) {
            return;
        }
        String how = event.getClass().getSimpleName();
        switch (event) {
            case BookingRequested requested -> {
                findings.examined();
                open.put(record.key(), new Open(requested.at(), record.place(), how));
            }
            case BookingCreated created -> open.put(record.key(), new Open(created.payBy(), record.place(), how));
            case BookingEvent.BookingConfirmed _,
                    BookingEvent.BookingFailed _,
                    BookingEvent.BookingCancelled _,
                    BookingEvent.BookingExpired _ -> open.remove(record.key());
            default ->
                open.computeIfPresent(record.key(), (booking, before) -> new Open(before.until(), record.place(), how));
        }
    }

    @Override
    public void finish(Findings findings) {
        int live = 0;
        for (Map.Entry<String, Open> one : open.entrySet()) {
            Open booking = one.getValue();
            boolean waits = booking.lastEvent().equals("BookingCreated")
                    || booking.lastEvent().equals("PaymentRefused");
            boolean mayWait = waits && booking.until().isAfter(options.now());
            if (mayWait || !options.mustHaveEnded(booking.until())) {
                live++;
            } else {
                findings.violation(
                        booking.last(),
                        one.getKey(),
                        "open, was to be decided from " + booking.until() + ", last seen: " + booking.lastEvent());
            }
        }
        if (live > 0) {
            findings.note(live + " bookings are live or wait for their payment");
        }
    }
}
