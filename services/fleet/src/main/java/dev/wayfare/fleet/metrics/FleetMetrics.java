package dev.wayfare.fleet.metrics;

import dev.wayfare.contracts.fleet.DriverStatus;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Names and descriptions of everything that the fleet measures. Thread-safe. */
public final class FleetMetrics {

    private final Counter silentOnRide;
    private final Counter newer;
    private final Counter older;
    private final Counter rewritten;
    private final Map<DriverStatus, AtomicInteger> drivers = new EnumMap<>(DriverStatus.class);

    public FleetMetrics(MeterRegistry registry) {
        silentOnRide = Counter.builder("wayfare.fleet.silent.on.ride")
                .description("drivers who fell silent while they had a ride")
                .register(registry);
        newer = fixes(registry, "true");
        older = fixes(registry, "false");
        rewritten = Counter.builder("wayfare.fleet.livemap.rewritten")
                .description("drivers written again because Redis had lost them")
                .register(registry);
        for (DriverStatus status : DriverStatus.values()) {
            AtomicInteger count = new AtomicInteger();
            drivers.put(status, count);
            Gauge.builder("wayfare.fleet.drivers", count, AtomicInteger::get)
                    .description("drivers of this process's partitions, by status")
                    .tag("status", status.name())
                    .register(registry);
        }
    }

    private static Counter fixes(MeterRegistry registry, String newest) {
        return Counter.builder("wayfare.fleet.fixes")
                .description("fixes folded, and whether each was its driver's newest")
                .tag("newest", newest)
                .register(registry);
    }

    /** Support should look at this driver. */
    public void silentOnRide() {
        silentOnRide.increment();
    }

    /** So many fixes were folded; an older one changes nothing. */
    public void fixes(int newest, int older) {
        newer.increment(newest);
        this.older.increment(older);
    }

    /** So many drivers had to be written again. */
    public void rewritten(int count) {
        rewritten.increment(count);
    }

    /** How many drivers there are now in each status. */
    public void drivers(Map<DriverStatus, Integer> counts) {
        drivers.forEach((status, gauge) -> gauge.set(counts.getOrDefault(status, 0)));
    }
}
