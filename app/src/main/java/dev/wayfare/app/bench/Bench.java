package dev.wayfare.app.bench;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The benches by name.
 *
 * @param time how long the load lasts; null = the bench's own
 * @param rate a second, open loop; null = the bench's own
 * @param warmUp before anything counts; null = the bench's own
 * @param drivers for ride lives
 * @param kills for crash
 * @param rides ended rides in the log before the first kill
 * @param part of locations
 * @param burst frames of fixes that a fleet writes together
 */
public record Bench(
        int port,
        @Nullable Duration time,
        @Nullable Double rate,
        @Nullable Duration warmUp,
        int drivers,
        int kills,
        int rides,
        LocationsBench.Part part,
        int burst) {

    /** What can be measured. */
    public enum Kind {
        accept,
        rides,
        travel,
        signups,
        matching,
        search,
        tracking,
        start,
        crash,
        locations
    }

    /** Measures and prints. */
    public void run(Kind kind, PrintWriter out, @Nullable Path json) throws Exception {
        Figures figures =
                switch (kind) {
                    case accept -> AcceptBench.run(port, or(rate, 5_000), or(warmUp, 60), or(time, 30));
                    case rides -> RidesBench.run(port, or(rate, 500), drivers, or(warmUp, 120), or(time, 60));
                    case travel -> TravelBench.run(port, or(rate, 400), or(warmUp, 120), or(time, 60));
                    case signups -> SignUpsBench.run(port, or(time, 30));
                    case matching -> MatchingBench.run(7);
                    case search -> SearchBench.run(port, or(rate, 200), or(time, 60), SearchBench.openFlights());
                    case tracking -> TrackingBench.run(port, or(rate, 50_000), or(warmUp, 60), or(time, 30));
                    case start -> StartBench.run(port, Path.of("./wayfare").toAbsolutePath());
                    case crash -> CrashBench.run(port, kills, rides, out);
                    case locations ->
                        LocationsBench.run(new LocationsBench.Plan(
                                part,
                                port,
                                or(rate, LocationsBench.rateOf(part)),
                                20_000,
                                2_000,
                                burst,
                                or(warmUp, 60),
                                or(time, 60)));
                };
        String title = String.format(
                Locale.ROOT,
                "bench %s, %s, %s, Java %s",
                kind,
                LocalDate.now(ZoneOffset.UTC),
                Processors.measured(),
                Runtime.version().feature());
        figures.print(title, out, json);
    }

    private static double or(@Nullable Double given, double otherwise) {
        return Objects.requireNonNullElse(given, otherwise);
    }

    private static Duration or(@Nullable Duration given, int seconds) {
        return Objects.requireNonNullElse(given, Duration.ofSeconds(seconds));
    }
}
