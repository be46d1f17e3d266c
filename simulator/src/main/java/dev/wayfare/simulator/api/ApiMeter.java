package dev.wayfare.simulator.api;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What a client has asked and what it was told. Thread-safe. */
public final class ApiMeter {

    private final LongAdder calls = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder reconnects = new LongAdder();
    private final ConcurrentHashMap<String, LongAdder> codes = new ConcurrentHashMap<>();

    void called() {
        calls.increment();
    }

    void attempted() {
        attempts.increment();
    }

    void reconnected() {
        reconnects.increment();
    }

    void refused(String code) {
        codes.computeIfAbsent(code, c -> new LongAdder()).increment();
    }

    /** Calls, each counted once however often it was tried. */
    public long calls() {
        return calls.sum();
    }

    /** Attempts beyond the first. */
    public long retries() {
        return Math.max(0, attempts.sum() - calls.sum());
    }

    /** Sockets that were lost and opened again. */
    public long reconnects() {
        return reconnects.sum();
    }

    /** Calls that ended with a problem, by its code. */
    public Map<String, Long> problems() {
        Map<String, Long> counts = new TreeMap<>();
        codes.forEach((code, count) -> counts.put(code, count.sum()));
        return counts;
    }
}
