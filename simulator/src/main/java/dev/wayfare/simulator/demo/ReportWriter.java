package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.api.ApiMeter;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.city.CitySnapshot;
import dev.wayfare.simulator.travel.TravelReport;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Sums a run up. */
record ReportWriter(SimulationSettings settings, ApiMeter meter, Optional<TripPlan> trips) {

    SimulationReport write(
            CitySnapshot end,
            Takings takings,
            Optional<TravelReport> travel,
            Duration signUpTime,
            Duration cityTime,
            long calls) {
        double seconds = Math.max(0.001, cityTime.toMillis() / 1000.0);
        long completed = end.ended(RideStatus.COMPLETED);
        long ended = end.ends().values().stream().mapToLong(Long::longValue).sum();
        Map<String, Long> errors = new TreeMap<>(end.errors());
        takings.failures().forEach((what, count) -> errors.merge(what, count, Long::sum));
        travel.ifPresent(trips -> trips.errors().forEach((what, count) -> errors.merge(what, count, Long::sum)));
        meter.problems().forEach((code, count) -> {
            if (code.startsWith("socket-")) {
                errors.merge(code, count, Long::sum);
            }
        });
        return new SimulationReport(
                settings.drivers(),
                settings.riders(),
                end.requested(),
                end.toMatch().count(),
                completed,
                end.ended(RideStatus.CANCELLED),
                end.cancelledBy(),
                end.ended(RideStatus.NO_DRIVERS_AVAILABLE),
                end.ended(RideStatus.NO_SHOW),
                end.ended(RideStatus.EXPIRED),
                end.requested() - ended,
                end.toAnswer(),
                end.toMatch(),
                end.toPickup(),
                takings.bills(),
                takings.totals(),
                takings.paid(),
                takings.missing(),
                signUpTime,
                cityTime,
                completed / seconds,
                calls / seconds,
                meter.retries(),
                meter.reconnects(),
                end.moods(),
                end.refusals(),
                errors,
                trips.map(plan -> TripComparison.of(plan, end.comparisons())),
                travel);
    }
}
