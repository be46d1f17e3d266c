package dev.wayfare.app.cli;

import dev.wayfare.simulator.city.Waits;
import dev.wayfare.simulator.demo.SimulationReport;
import dev.wayfare.simulator.demo.TripComparison;
import dev.wayfare.simulator.travel.TravelReport;
import java.io.PrintWriter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;

/** The table that a demonstration ends with. */
final class DemoTable {

    private DemoTable() {}

    static void print(SimulationReport report, PrintWriter out) {
        out.println();
        row(
                out,
                "people",
                report.riders() + " riders, " + report.drivers() + " drivers, signed up in "
                        + report.signUpTime().toSeconds() + " s");
        row(out, "requests", count(report.requests()));
        row(out, "matched", count(report.matched()));
        row(out, "completed", count(report.completed()));
        row(out, "cancelled", count(report.cancelled()) + "  " + report.cancelledBy());
        row(out, "no drivers", count(report.noDrivers()));
        row(out, "no-shows", count(report.noShows()));
        row(out, "expired", count(report.expired()));
        row(out, "without an end", count(report.unended()));
        row(out, "wait for the answer", waits(report.toAnswer()));
        row(out, "wait for a driver", waits(report.toMatch()));
        row(out, "wait for the pick-up", waits(report.toPickup()));
        row(
                out,
                "bills",
                count(report.bills()) + ", paid " + count(report.paid()) + ", total " + totals(report.billed()));
        row(out, "rides without a bill", count(report.missingBills()));
        report.travel().ifPresent(travel -> travel(travel, out));
        row(
                out,
                "throughput",
                String.format(
                        Locale.ROOT, "%.1f rides/s, %.0f calls/s", report.ridesPerSecond(), report.callsPerSecond()));
        row(out, "retries, reconnects", report.retries() + ", " + report.reconnects());
        row(out, "people's choices", report.moods().toString());
        row(out, "refusals", report.refusals().toString());
        row(out, "errors", report.errors().isEmpty() ? "none" : report.errors().toString());
        report.trips().ifPresent(trips -> trips(trips, out));
        out.println();
    }

    private static void travel(TravelReport travel, PrintWriter out) {
        row(
                out,
                "travellers",
                count(travel.travellers()) + ", booked " + count(travel.asked()) + ", confirmed "
                        + count(travel.confirmed()));
        row(out, "bookings", travel.ends() + (travel.failures().isEmpty() ? "" : "  failed: " + travel.failures()));
        row(out, "without an end", count(travel.undecided()) + ", without a bill " + count(travel.unbilled()));
        row(out, "wait for the booking", waits(travel.toDecision()));
        row(out, "travellers paid", totals(travel.kept()));
        row(out, "travellers' choices", travel.choices().toString());
    }

    private static void trips(TripComparison trips, PrintWriter out) {
        row(
                out,
                "real trips",
                String.format(
                        Locale.ROOT,
                        "%,d rows, %,d usable (left out: %s), %,d ridden, %,d of them moved apart, %,d compared",
                        trips.rows(),
                        trips.usable(),
                        trips.unusable(),
                        trips.ridden(),
                        trips.moved(),
                        trips.compared()));
        row(
                out,
                "median error",
                "fare " + deviation(trips.fare()) + ", distance " + deviation(trips.distance()) + ", duration "
                        + deviation(trips.duration()));
    }

    private static String deviation(TripComparison.Deviation one) {
        return String.format(Locale.ROOT, "%.0f %% (ours %+.0f %%)", one.medianError() * 100, one.medianBias() * 100);
    }

    private static String waits(Waits waits) {
        return String.format(
                Locale.ROOT,
                "p50 %.1f s, p95 %.1f s (%,d)",
                waits.p50Ms() / 1000.0,
                waits.p95Ms() / 1000.0,
                waits.count());
    }

    private static void row(PrintWriter out, String name, String value) {
        out.printf("  %-22s %s%n", name, value);
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String totals(Map<String, Long> byCurrency) {
        StringBuilder text = new StringBuilder();
        byCurrency.forEach((currency, minor) -> {
            int digits = Currency.getInstance(currency).getDefaultFractionDigits();
            text.append(String.format(Locale.ROOT, "%,." + digits + "f %s ", minor / Math.pow(10, digits), currency));
        });
        return text.isEmpty() ? "0" : text.toString().trim();
    }
}
