package dev.wayfare.app.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.simulator.load.Latencies;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a bench found: printed as a table, and written as JSON where asked. */
final class Figures {

    private static final ObjectMapper JSON = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Map<String, Object> values = new LinkedHashMap<>();

    Figures put(String name, Object value) {
        values.put(name, value);
        return this;
    }

    /** A rate with one decimal. */
    Figures rate(String name, double perSecond) {
        return put(name, Math.round(perSecond * 10) / 10.0);
    }

    Figures latency(String name, Latencies latency) {
        return put(
                name,
                String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms (%,d)",
                        latency.p50Us() / 1e3,
                        latency.p90Us() / 1e3,
                        latency.p99Us() / 1e3,
                        latency.p999Us() / 1e3,
                        latency.maxUs() / 1e3,
                        latency.count()));
    }

    /** CPU microseconds by hop, for each of so many things. */
    Figures cpu(Map<String, Long> nanosByHop, long things) {
        long whole = nanosByHop.values().stream().mapToLong(Long::longValue).sum();
        put("cpu us each, whole", Math.round(whole / 1e2 / Math.max(1, things)) / 10.0);
        nanosByHop.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .filter(hop -> hop.getValue() / 1_000 > 0)
                .forEach(hop -> put(
                        "cpu us each, " + hop.getKey(), Math.round(hop.getValue() / 1e2 / Math.max(1, things)) / 10.0));
        return this;
    }

    void print(String title, PrintWriter out, @Nullable Path json) throws IOException {
        out.println();
        out.println(title);
        values.forEach((name, value) -> out.printf("  %-44s %s%n", name, value));
        out.flush();
        if (json != null) {
            Files.write(json, JSON.writeValueAsBytes(values));
        }
    }
}
