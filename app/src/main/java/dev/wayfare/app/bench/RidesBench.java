package dev.wayfare.app.bench;

import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.RideLifeLoad;
import dev.wayfare.simulator.load.RideLifeReport;
import dev.wayfare.simulator.load.RideLifeSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** Whole lives of rides, from request to bill. */
final class RidesBench {

    private RidesBench() {}

    static Figures run(int port, double rate, int driverCount, Duration warmUp, Duration time) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of());
                Admin admin = platform.admin()) {
            SeededAccounts accounts = new SeededAccounts(platform.platform().node());
            List<Account> riders = accounts.riders(Math.max(500, driverCount / 2));
            List<Account> drivers = accounts.drivers(driverCount);
            RideLifeSettings load = RideLifeSettings.of(platform.url(), riders, drivers, rate, time)
                    .withWarmUp(warmUp);
            RideLifeReport report;
            RidesWatch watch = new RidesWatch(platform, admin);
            try (watch) {
                report = RideLifeLoad.run(load, watch);
            }
            Map<String, Long> lag = Lag.of(admin);
            lag.values().removeIf(records -> records == 0);
            CheckReport checks = LogChecker.check(
                    platform.platform().node().kafka().bootstrap(),
                    CheckOptions.atWork(Instant.now()).withLag(Duration.ofMinutes(2)));
            List<Integer> live = report.live();
            return new Figures()
                    .put("asked", report.asked())
                    .put("taken", report.taken())
                    .rate("completed a second", report.completedPerSecond())
                    .put("ends", report.ends().toString())
                    .put("without an end", report.unended())
                    .put("refusals", report.refusals().toString())
                    .put("live rides, each second", live.toString())
                    .latency("request -> taken", report.toAnswer())
                    .latency("request -> offer on the driver's socket", report.toOffer())
                    .latency("accept -> answer", report.toAccept())
                    .latency("accept -> rider knows", report.toKnow())
                    .latency("request -> end on the rider's socket", report.toEnd())
                    .put("lag of all groups, every 5 s", watch.lags().toString())
                    .put("lag of groups at the end", lag.toString())
                    .cpu(watch.spent(), Math.round(report.completedPerSecond() * time.toSeconds()))
                    .put(
                            "checks of the log",
                            checks.holds() ? "all hold" : checks.failed().toString());
        }
    }
}
