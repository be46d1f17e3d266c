package dev.wayfare.app.bench.crash;

import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.simulator.load.Accounts;
import dev.wayfare.simulator.load.RideLifeLoad;
import dev.wayfare.simulator.load.RideLifeReport;
import dev.wayfare.simulator.load.RideLifeSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Fills a data folder with ended rides, by driving them: the platform runs in this process, and riders and drivers use its
 * public API as fast as the rate says. So every record is one that its owner decided.
 *
 * @param data the folder to fill
 * @param port of the platform meanwhile
 * @param rides how many
 * @param rate rides a second; one that the platform cannot keep up with leaves rides without a driver, which have ended, too
 * @param drivers as many as the rate needs
 */
public record LogFiller(Path data, int port, int rides, double rate, int drivers) {

    private static final Map<String, String> LIMITS = Map.of(
            "dispatch.window", "0s",
            "gateway.limits.subject-per-second", "1000000",
            "gateway.limits.address-per-second", "1000000",
            "gateway.limits.sign-ins-per-minute", "1000000");

    /** Where the people of a filling come from; see {@link Accounts}. */
    public interface People {
        Accounts of(Node node) throws Exception;
    }

    /** At 40 rides a second with 600 drivers: what a small machine keeps up with. */
    public static LogFiller of(Path data, int port, int rides) {
        return new LogFiller(data, port, rides, 40, 600);
    }

    /** Fills it; blocks until the platform has stopped again. */
    public RideLifeReport fill(People people) throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(LIMITS);
        settings.put("http.port", Integer.toString(port));
        try (Platform platform = Platform.start(data.toAbsolutePath(), Modules.all(), settings, Optional.empty())) {
            Accounts accounts = people.of(platform.node());
            Duration time = Duration.ofMillis(Math.round(rides / rate * 1_000));
            return RideLifeLoad.run(RideLifeSettings.of(
                    URI.create("http://127.0.0.1:" + port),
                    accounts.riders(Math.max(100, drivers / 4)),
                    accounts.drivers(drivers),
                    rate,
                    time));
        }
    }
}
