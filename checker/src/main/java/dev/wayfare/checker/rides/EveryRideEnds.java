package dev.wayfare.checker.rides;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Findings;
import dev.wayfare.checker.log.Decoded;
import dev.wayfare.checker.log.Place;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Every ride reaches an end, within the allowed time after it was requested or scheduled for. */
public final class EveryRideEnds extends RideCheck {

    private final CheckOptions options;
    private final Map<String, Open> open = new HashMap<>();

    public EveryRideEnds(CheckOptions options) {
        super(7, "every ride ends");
        this.options = options;
    }

    private static final class Open {
        final Instant begins;
        Place last;
        String lastEvent;

        Open(Instant begins, Place last, String lastEvent) {
            this.begins = begins;
            this.last = last;
            this.lastEvent = lastEvent;
        }
    }

    @Override
    void see(Decoded record, RideEvent event, Findings findings) {
        if (event instanceof RideRequested requested) {
            findings.examined();
            Instant begins = requested.scheduledFor() == null ? requested.at() : requested.scheduledFor();
            open.put(record.key(), new Open(begins, record.place(), "RideRequested"));
        } else if (RideEnd.of(event).isPresent()) {
            open.remove(record.key());
        } else {
            Open ride = open.get(record.key());
            if (ride != null) {
                ride.last = record.place();
                ride.lastEvent = event.getClass().getSimpleName();
            }
        }
    }

    @Override
    public void finish(Findings findings) {
        int live = 0;
        int scheduled = 0;
        for (Map.Entry<String, Open> one : open.entrySet()) {
            Open ride = one.getValue();
            if (ride.begins.isAfter(options.now())) {
                scheduled++;
            } else if (options.mustHaveEnded(ride.begins)) {
                findings.violation(
                        ride.last, one.getKey(), "open since " + ride.begins + ", last seen: " + ride.lastEvent);
            } else {
                live++;
            }
        }
        if (live + scheduled > 0) {
            findings.note(live + " rides are live, " + scheduled + " scheduled");
        }
    }
}
