package dev.wayfare.simulator.travel;

import dev.wayfare.simulator.api.WayfareClient;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** What has happened so far. Thread-safe. */
final class TravelTally {

    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong confirmed = new AtomicLong();
    private final Histogram toDecision = new ConcurrentHistogram(3);
    private final Map<String, Long> choices = new ConcurrentSkipListMap<>();
    private final Map<String, Long> errors = new ConcurrentSkipListMap<>();
    private final List<Trip> trips = new CopyOnWriteArrayList<>();

    /** A booking that somebody made. */
    record Trip(Traveller traveller, String bookingId) {}

    void asked() {
        asked.incrementAndGet();
    }

    void exists(Traveller traveller, String bookingId) {
        trips.add(new Trip(traveller, bookingId));
    }

    void confirmed() {
        confirmed.incrementAndGet();
    }

    void decidedAfter(long ms) {
        toDecision.recordValue(Math.max(0, ms));
    }

    void choice(String what) {
        choices.merge(what, 1L, Long::sum);
    }

    void error(String what, String code) {
        errors.merge(what + ": " + code, 1L, Long::sum);
    }

    void failed(String what, Throwable failure) {
        error(what, WayfareClient.codeOf(failure));
    }

    long countAsked() {
        return asked.get();
    }

    long countConfirmed() {
        return confirmed.get();
    }

    Histogram toDecision() {
        return toDecision;
    }

    List<Trip> trips() {
        return List.copyOf(trips);
    }

    Map<String, Long> choices() {
        return new TreeMap<>(choices);
    }

    Map<String, Long> errors() {
        return new TreeMap<>(errors);
    }
}
