package dev.wayfare.app.bench.crash;

import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.simulator.api.RideStatus;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** What the platform promised: people write it down outside the platform, before anything can be killed. Thread-safe. */
public final class Diary implements AutoCloseable {

    private final BufferedWriter file;
    private final Set<String> rides = ConcurrentHashMap.newKeySet();
    private final Map<String, RideStatus> ends = new ConcurrentHashMap<>();
    private final Set<Promise> applied = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> failures = new ConcurrentHashMap<>();

    /** An action on a ride that was answered as applied. */
    private record Promise(String ride, String event) {}

    private Diary(BufferedWriter file) {
        this.file = file;
    }

    /** Begins a diary whose acknowledged rides go into this file, one id on each line. */
    public static Diary open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new Diary(Files.newBufferedWriter(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write acknowledged rides to " + file, e);
        }
    }

    /** A request for a ride was answered with 202. */
    void acknowledged(String ride) {
        rides.add(ride);
        synchronized (file) {
            try {
                file.write(ride);
                file.newLine();
                file.flush();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write down an acknowledged ride", e);
            }
        }
    }

    /** An action was answered as applied: its event must be in the log. */
    void applied(String ride, Class<? extends RideEvent> event) {
        applied.add(new Promise(ride, WireTypes.nameOf(event)));
    }

    void ended(String ride, RideStatus how) {
        ends.put(ride, how);
    }

    void failed(String action, String code) {
        failures.merge(action + ": " + code, 1L, Long::sum);
    }

    /** Rides that were acknowledged. */
    public Set<String> rides() {
        return Set.copyOf(rides);
    }

    /** Acknowledged rides of which nobody has seen an end. */
    public Set<String> endless() {
        Set<String> open = ConcurrentHashMap.newKeySet();
        open.addAll(rides);
        open.removeAll(ends.keySet());
        return Set.copyOf(open);
    }

    /** Ended rides by how they ended. */
    public Map<RideStatus, Long> ends() {
        Map<RideStatus, Long> counts = new EnumMap<>(RideStatus.class);
        ends.values().forEach(how -> counts.merge(how, 1L, Long::sum));
        return counts;
    }

    /** What people were told instead of an answer. */
    public Map<String, Long> failures() {
        return new TreeMap<>(failures);
    }

    /** Actions that were answered as applied and of which this log knows nothing. */
    public List<String> undone(String bootstrap) {
        Set<Promise> open = ConcurrentHashMap.newKeySet();
        open.addAll(applied);
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            log.read(
                    log.bounds(List.of(Topics.RIDE_EVENTS.name())),
                    batch -> batch.forEach(record -> open.remove(promise(record))));
        }
        List<String> undone = new ArrayList<>();
        open.forEach(promise -> undone.add(promise.ride() + " has no " + promise.event()));
        return undone;
    }

    private static Promise promise(LogRecord record) {
        String key = record.key();
        return new Promise(key == null ? "" : key, record.headers().getOrDefault(Headers.TYPE, ""));
    }

    @Override
    public void close() {
        synchronized (file) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the file of acknowledged rides", e);
            }
        }
    }
}
