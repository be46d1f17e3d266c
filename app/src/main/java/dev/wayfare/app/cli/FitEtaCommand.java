package dev.wayfare.app.cli;

import dev.wayfare.routing.FactorsText;
import dev.wayfare.routing.fit.Accuracy;
import dev.wayfare.routing.fit.FittedFactors;
import dev.wayfare.routing.fit.ObservedTrip;
import dev.wayfare.simulator.demo.TripFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Fits street factors from real trips, and tells how good they are on trips that they were not fitted from. */
@Command(
        name = "fit-eta",
        description = "Fits the factors of travel times from a CSV file of real trips, for the setting eta.factors.",
        mixinStandardHelpOptions = true)
public final class FitEtaCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "TRIPS.csv", description = "Real taxi trips, one a line, with a header.")
    private Path trips;

    @Option(
            names = "--out",
            defaultValue = "street-factors.txt",
            description = "Where the factors are written (default ${DEFAULT-VALUE}).")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        TripFile file = TripFile.read(trips);
        List<ObservedTrip> observed = file.usable().stream()
                .map(row -> new ObservedTrip(
                        row.pickup(), row.dropoff(), row.distanceM(), row.durationS(), row.startedAt()))
                .toList();
        FittedFactors fitted = FittedFactors.of(observed);
        Files.writeString(out, FactorsText.write(fitted.factors()));
        report(file, fitted, spec.commandLine().getOut());
        return 0;
    }

    private void report(TripFile file, FittedFactors fitted, PrintWriter print) {
        print.printf(
                Locale.ROOT, "%d rows, %d usable", file.rows(), file.usable().size());
        counts(file.unusable(), print);
        print.printf(Locale.ROOT, "%nof %d usable trips, not learned from", fitted.trips());
        counts(fitted.leftOut(), print);
        print.printf(Locale.ROOT, "%nfitted from %d trips (four of every five)%n%n", fitted.taught());
        print.printf(
                Locale.ROOT, "%-34s %7s   %-24s   %-24s%n", "on the held-out fifth", "trips", "distance", "duration");
        print.printf(
                Locale.ROOT,
                "%-42s   %7s %8s %8s   %7s %8s %8s%n",
                "",
                "median",
                "p90",
                "bias",
                "median",
                "p90",
                "bias");
        row("fitted factors", fitted.plausible(), print);
        row("30 km/h and a detour of 1.3", fitted.before(), print);
        row("fitted factors, implausible too", fitted.all(), print);
        print.printf(Locale.ROOT, "%nwritten to %s; use it with -Deta.factors=%s%n", out, out);
        print.flush();
    }

    private static void row(String what, Accuracy one, PrintWriter print) {
        print.printf(
                Locale.ROOT,
                "%-34s %7d   %5.1f %% %6.1f %% %+6.1f %%   %5.1f %% %6.1f %% %+6.1f %%%n",
                what,
                one.trips(),
                100 * one.distance().median(),
                100 * one.distance().p90(),
                100 * one.distance().bias(),
                100 * one.duration().median(),
                100 * one.duration().p90(),
                100 * one.duration().bias());
    }

    private static void counts(Map<String, Integer> counts, PrintWriter print) {
        counts.forEach((what, count) -> print.printf(Locale.ROOT, "; %s: %d", what, count));
    }
}
