package dev.wayfare.tracking.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;

/** Names and descriptions of everything that tracking measures. Thread-safe. */
public final class TrackingMetrics {

    private final MeterRegistry registry;
    private final Counter read;
    private final Counter followed;
    private final Counter shown;
    private final Counter answers;
    private final Counter tracks;
    private final AtomicInteger rides = new AtomicInteger();

    public TrackingMetrics(MeterRegistry registry) {
        this.registry = registry;
        read = counter("wayfare.tracking.records", "records of fixes that were read, of all drivers");
        followed = counter("wayfare.tracking.fixes", "fixes of drivers on a ride");
        shown = counter("wayfare.tracking.positions", "positions that were told to the people of a ride");
        answers = counter("wayfare.tracking.measured", "rides that were measured");
        tracks = counter("wayfare.tracking.tracks", "tracks that were written");
        Gauge.builder("wayfare.tracking.rides", rides, AtomicInteger::get)
                .description("rides that this process follows, or still owes something")
                .register(registry);
    }

    private Counter counter(String name, String what) {
        return Counter.builder(name).description(what).register(registry);
    }

    public void read(int records) {
        if (records > 0) {
            read.increment(records);
        }
    }

    public void followed() {
        followed.increment();
    }

    public void shown() {
        shown.increment();
    }

    public void measured() {
        answers.increment();
    }

    public void trackWritten() {
        tracks.increment();
    }

    /** Something was noticed on a ride's way; some of it support should look at. */
    public void noticed(String what) {
        registry.counter("wayfare.tracking.noticed", "what", what).increment();
    }

    public void rides(int count) {
        rides.set(count);
    }
}
