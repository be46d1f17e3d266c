package dev.wayfare.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** Names and descriptions of everything that the gateway measures. Thread-safe. */
public final class GatewayMetrics {

    private static final int CLASSES = 6;

    private final MeterRegistry meters;

    public GatewayMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    /** Requests of one route, by the class of their status. */
    public static final class RouteTimer {
        private final Timer[] byClass;

        private RouteTimer(Timer[] byClass) {
            this.byClass = byClass;
        }

        /** Counts an answered request. */
        public void record(int status, long tookNs) {
            byClass[Math.clamp(status / 100, 1, CLASSES - 1)].record(tookNs, java.util.concurrent.TimeUnit.NANOSECONDS);
        }
    }

    public RouteTimer route(String method, String path) {
        Timer[] byClass = new Timer[CLASSES];
        for (int i = 1; i < CLASSES; i++) {
            byClass[i] = Timer.builder("wayfare.gateway.requests")
                    .description("requests, from their headers to the answer")
                    .tag("method", method)
                    .tag("route", path)
                    .tag("status", i + "xx")
                    .register(meters);
        }
        return new RouteTimer(byClass);
    }

    /** Requests that went on without a note of their Idempotency-Key. */
    public Counter notesAway() {
        return Counter.builder("wayfare.gateway.notes.away")
                .description("idempotency notes that could not be written or read")
                .register(meters);
    }

    /** Rides read from the cache, or not. */
    public Counter cachedRides(boolean hit) {
        return Counter.builder("wayfare.gateway.rides.cache")
                .description("reads of a ride, by whether the cache had it")
                .tag("hit", Boolean.toString(hit))
                .register(meters);
    }

    /** Sockets that watch the drivers on the map. */
    public void watching(IntSupplier sockets) {
        Gauge.builder("wayfare.gateway.map.sockets", sockets::getAsInt)
                .description("sockets that watch the drivers on the map")
                .strongReference(true)
                .register(meters);
    }

    /** Requests for bookings that wait since many want the same. */
    public void liningUp(IntSupplier requests) {
        Gauge.builder("wayfare.gateway.bookings.waiting", requests::getAsInt)
                .description("requests for bookings that wait for their turn, since many want the same")
                .strongReference(true)
                .register(meters);
    }

    /**
     * Drivers' fixes.
     *
     * @param waitingBytes that are on their way into the log
     */
    public FixTally fixes(LongSupplier waitingBytes) {
        Gauge.builder("wayfare.gateway.fixes.waiting", waitingBytes::getAsLong)
                .description("bytes of fixes on their way into the log")
                .strongReference(true)
                .register(meters);
        Counter taken = fixes("taken");
        Counter vague = fixes("vague");
        Counter late = fixes("late");
        Counter jumps = fixes("jump");
        Counter refused = counter("wayfare.gateway.fixes.refused", "frames and bodies of fixes that cannot be");
        Counter heldBack = counter("wayfare.gateway.fixes.held", "offers of fixes that had to wait");
        return new FixTally() {
            @Override
            public void sifted(int newOnes, int vagueOnes, int lateOnes) {
                taken.increment(newOnes);
                if (vagueOnes > 0) {
                    vague.increment(vagueOnes);
                }
                if (lateOnes > 0) {
                    late.increment(lateOnes);
                }
            }

            @Override
            public void jumped() {
                jumps.increment();
            }

            @Override
            public void refused() {
                refused.increment();
            }

            @Override
            public void heldBack() {
                heldBack.increment();
            }
        };
    }

    private Counter fixes(String outcome) {
        return Counter.builder("wayfare.gateway.fixes")
                .description("fixes by what became of them; a jump is taken, too")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** Commands that were kept, since the log did not take them in time. */
    public Counter spooled() {
        return counter("wayfare.gateway.spool.spooled", "commands that were kept, the log being away");
    }

    /** Kept commands that the log took later. */
    public Counter relayed() {
        return counter("wayfare.gateway.spool.relayed", "kept commands that the log took later");
    }

    /** Kept commands that nobody wanted any more. */
    public Counter expired() {
        return counter("wayfare.gateway.spool.expired", "kept commands that were dropped for their age");
    }

    /** Commands that are kept just now. */
    public void waiting(IntSupplier commands) {
        Gauge.builder("wayfare.gateway.spool.waiting", commands::getAsInt)
                .description("commands that are kept just now")
                .strongReference(true)
                .register(meters);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }
}
