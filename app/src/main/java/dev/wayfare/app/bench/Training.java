package dev.wayfare.app.bench;

import dev.wayfare.simulator.demo.Progress;
import dev.wayfare.simulator.demo.Simulation;
import dev.wayfare.simulator.demo.SimulationSettings;
import dev.wayfare.simulator.load.AcceptLoad;
import dev.wayfare.simulator.load.AcceptSettings;
import dev.wayfare.simulator.load.RideLifeLoad;
import dev.wayfare.simulator.load.RideLifeSettings;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A short life of the platform on data that is thrown away: a small city, then a load that makes the JVM see what is hot. What
 * it learns goes into the ahead-of-time cache, so that a start is quick and the first minute is not spent compiling.
 */
public final class Training {

    private static final Logger LOG = LoggerFactory.getLogger(Training.class);
    private static final double MINUTES = 0.1;
    private static final int PEOPLE = 4;
    private static final int RIDERS = 20;
    private static final int DRIVERS = 40;
    private static final double RIDES_PER_SECOND = 8;
    private static final Duration REQUESTS = Duration.ofSeconds(2);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration LIVES = Duration.ofSeconds(6);

    private Training() {}

    /** Runs it; returns when everything has stopped and its data is gone. */
    public static void run() throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(freePort(), Map.of())) {
            Simulation.run(
                    SimulationSettings.of(platform.url())
                            .withPeople(PEOPLE, PEOPLE)
                            .withTime(MINUTES, 200),
                    Progress.unseen());
            load(platform);
        }
    }

    /** Starts and stops. */
    public static void start() throws Exception {
        BenchPlatform.start(freePort(), Map.of()).close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private static void load(BenchPlatform platform) throws IOException, InterruptedException {
        SeededAccounts accounts = new SeededAccounts(platform.platform().node());
        var riders = accounts.riders(RIDERS);
        RideLifeSettings lives = RideLifeSettings.of(
                        platform.url(), riders, accounts.drivers(DRIVERS), RIDES_PER_SECOND, LIVES)
                .withDrain(DRAIN);
        LOG.info("completed a second: {}", RideLifeLoad.run(lives).completedPerSecond());
        LOG.info(
                "accepted a second: {}",
                AcceptLoad.run(AcceptSettings.fastest(platform.url(), riders, REQUESTS))
                        .acceptedPerSecond());
    }
}
