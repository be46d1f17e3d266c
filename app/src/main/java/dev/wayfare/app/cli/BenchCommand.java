package dev.wayfare.app.cli;

import dev.wayfare.app.bench.Bench;
import dev.wayfare.app.bench.LocationsBench;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures the platform: open loop, load, stores and broker included. */
@Command(
        name = "bench",
        description = "Measures: accept, rides, travel, signups, matching, start, crash, locations.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "BENCH",
            description =
                    "accept | rides | travel | signups | matching | locations | tracking | search | start | crash")
    private Bench.Kind kind;

    @Parameters(
            index = "1",
            arity = "0..1",
            defaultValue = "frames",
            paramLabel = "PART",
            description = "of locations: frames | batches | http | found | nearest | watch | catchup")
    private LocationsBench.Part part;

    @Option(
            names = "--burst",
            defaultValue = "1",
            description = "For locations: frames that a fleet writes together (default ${DEFAULT-VALUE}).")
    private int burst;

    @Option(names = "--seconds", description = "How long the load lasts (default: the bench's own).")
    private @Nullable Integer seconds;

    @Option(names = "--rate", description = "Requests or rides a second, open loop (default: the bench's own).")
    private @Nullable Double rate;

    @Option(names = "--warm-up", description = "Seconds before anything counts (default: the bench's own).")
    private @Nullable Integer warmUp;

    @Option(names = "--drivers", defaultValue = "10000", description = "Drivers, for rides (default ${DEFAULT-VALUE}).")
    private int drivers;

    @Option(names = "--port", defaultValue = "18080", description = "Port of the measured platform.")
    private int port;

    @Option(names = "--kills", defaultValue = "20", description = "For crash: how often (default ${DEFAULT-VALUE}).")
    private int kills;

    @Option(names = "--rides", defaultValue = "100000", description = "For crash: ended rides in the log beforehand.")
    private int rides;

    @Option(names = "--json", description = "Writes the figures to this file, too.")
    private @Nullable Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Duration time = seconds == null ? null : Duration.ofSeconds(seconds);
        Duration warm = warmUp == null ? null : Duration.ofSeconds(warmUp);
        new Bench(port, time, rate, warm, drivers, kills, rides, part, burst)
                .run(kind, spec.commandLine().getOut(), json);
        return 0;
    }
}
