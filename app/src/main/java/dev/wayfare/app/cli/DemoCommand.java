package dev.wayfare.app.cli;

import dev.wayfare.app.process.Platform;
import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.simulator.demo.Simulation;
import dev.wayfare.simulator.demo.SimulationReport;
import dev.wayfare.simulator.demo.SimulationSettings;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the platform and a city on it, and ends with what happened and whether everything that must hold holds. */
@Command(
        name = "demo",
        description = "Runs the platform with a simulated city, and checks the log. Exit status 1 when a check fails.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /** The city's time runs faster than the clock; so must a driver's patience. */
    private static final String DEMO_NO_SHOW_WAIT_S = "10";

    @Mixin
    private PlatformOptions platform;

    @Option(names = "--drivers", defaultValue = "200", description = "How many drivers (default ${DEFAULT-VALUE}).")
    private int drivers;

    @Option(names = "--riders", defaultValue = "400", description = "How many riders (default ${DEFAULT-VALUE}).")
    private int riders;

    @Option(
            names = "--travellers",
            defaultValue = "40",
            description = "How many travellers book a trip (default ${DEFAULT-VALUE}).")
    private int travellers;

    @Option(
            names = "--minutes",
            defaultValue = "2",
            description = "How long riders ask for rides (default ${DEFAULT-VALUE}).")
    private double minutes;

    @Option(
            names = "--seed",
            defaultValue = "7",
            description = "Decides everybody's decisions (default ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--trips", description = "A CSV file of real taxi trips to retell.")
    private @Nullable Path trips;

    @Option(names = "--stay", description = "Go on running afterwards, until stopped.")
    private boolean stay;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        platform.orElse("pricing.standard.no-show-wait-s", DEMO_NO_SHOW_WAIT_S);
        try (Platform running = platform.start(out)) {
            out.println("wayfare ready " + platform.url() + " (" + Uptime.seconds() + ")");
            out.flush();
            Thread hook = Thread.ofPlatform().name("stop").unstarted(running::close);
            Runtime.getRuntime().addShutdownHook(hook);
            SimulationReport report = Simulation.run(settings(), new ProgressLine(out)::show);
            DemoTable.print(report, out);
            CheckReport checks =
                    LogChecker.check(running.node().kafka().bootstrap(), CheckOptions.atRest(Instant.now()));
            checks.print(out);
            out.flush();
            boolean good =
                    checks.holds() && report.unended() == 0 && report.missingBills() == 0 && travelIsGood(report);
            if (stay) {
                out.println("still running at " + platform.url() + "; stop with Ctrl-C");
                out.flush();
                new CountDownLatch(1).await();
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            return good ? 0 : 1;
        }
    }

    private static boolean travelIsGood(SimulationReport report) {
        return report.travel()
                .map(trips -> trips.undecided() == 0 && trips.unbilled() == 0)
                .orElse(true);
    }

    private SimulationSettings settings() {
        SimulationSettings settings = SimulationSettings.of(URI.create(platform.url()))
                .withPeople(drivers, riders)
                .withTravellers(travellers)
                .withSeed(seed);
        settings = settings.withTime(minutes, settings.speedup());
        return trips == null ? settings : settings.withTrips(trips);
    }
}
