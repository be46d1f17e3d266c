package dev.wayfare.runtime.node;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What a process needs to be ready. Thread-safe. */
public final class Health {

    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentHashMap<>();

    /** Adds a check: empty when well, else what is missing, in words. Must answer at once. */
    public void check(String name, Supplier<Optional<String>> missing) {
        checks.put(name, missing);
    }

    /** What is missing, by name; empty when ready. */
    public Map<String, String> missing() {
        Map<String, String> missing = new TreeMap<>();
        checks.forEach((name, check) -> check.get().ifPresent(what -> missing.put(name, what)));
        return missing;
    }
}
