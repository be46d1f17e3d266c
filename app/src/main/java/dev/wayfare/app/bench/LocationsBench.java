package dev.wayfare.app.bench;

import dev.wayfare.app.bench.DriversAtWork.Fleet;
import dev.wayfare.simulator.load.AcceptReport;
import dev.wayfare.simulator.load.FixLoadReport;
import dev.wayfare.simulator.load.FixLoadSettings;
import dev.wayfare.simulator.load.HttpFixLoad;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** The way of fixes into the log and onto the live map; the load of frames runs in a process of its own. */
public final class LocationsBench {

    private static final String LIVE_MAP = "wayfare-fleet-livemap";
    private static final Duration SOCKETS_OPEN = Duration.ofSeconds(2);
    static final Map<String, String> SETTINGS = Map.of(
            "gateway.limits.fixes-per-second", "1000000",
            "gateway.limits.nearby-per-second", "1000000",
            "gateway.limits.map-sockets", "100");

    private LocationsBench() {}

    /** What can be measured. */
    public enum Part {
        /** One fix a frame. */
        frames,
        /** Fifty fixes a frame. */
        batches,
        /** One fix a request. */
        http,
        /** From a fix sent to its being found. */
        found,
        /** Searches of the index. */
        nearest,
        /** Sockets that watch the map. */
        watch,
        /** A lag that is caught up. */
        catchup
    }

    /**
     * One measurement.
     *
     * @param rate fixes, or searches, a second
     * @param burst frames that a fleet's gateway writes together
     * @param warmUp before anything counts
     */
    record Plan(Part part, int port, double rate, int drivers, int sockets, int burst, Duration warmUp, Duration time) {

        int warmUpSeconds() {
            return Math.toIntExact(warmUp.toSeconds());
        }
    }

    /** The rate that the platform must bear, where a part has one. */
    static double rateOf(Part part) {
        return switch (part) {
            case frames -> 80_000;
            case batches -> 400_000;
            case http -> 15_000;
            case found -> 50_000;
            case watch -> 20_000;
            case nearest, catchup -> 0;
        };
    }

    static Figures run(Plan plan) throws Exception {
        return switch (plan.part()) {
            case frames -> frames(plan, 1);
            case batches -> frames(plan, 50);
            case http -> http(plan);
            case found -> found(plan);
            case nearest -> NearestBench.run(plan);
            case watch -> WatchBench.run(plan);
            case catchup -> CatchUpBench.run(plan);
        };
    }

    static FixLoadSettings load(BenchPlatform platform, Fleet fleet, Plan plan, int perFrame, int seconds) {
        return new FixLoadSettings(
                platform.url(),
                fleet.token(),
                fleet.drivers(),
                plan.sockets(),
                plan.rate(),
                perFrame,
                plan.burst(),
                seconds,
                plan.warmUpSeconds());
    }

    private static Figures frames(Plan plan, int perFrame) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(plan.port(), SETTINGS);
                Admin admin = platform.admin()) {
            Fleet fleet = DriversAtWork.hire(platform.platform().node(), plan.drivers());
            long before = platform.fixesInLog();
            int seconds = Math.toIntExact(plan.time().toSeconds());
            try (FixLoadProcess load = FixLoadProcess.start(load(platform, fleet, plan, perFrame, seconds))) {
                pause(plan.warmUp().plus(SOCKETS_OPEN));
                ThreadCpu cpu = platform.cpu();
                long startNs = System.nanoTime();
                long most = 0;
                for (int i = 1; i <= 4 && load.isRunning(); i++) {
                    pause(Duration.ofMillis(plan.time().toMillis() / 5));
                    most = Math.max(most, Lag.of(admin).getOrDefault(LIVE_MAP, 0L));
                }
                double measuredS = (System.nanoTime() - startNs) / 1e9;
                Map<String, Long> spent = cpu.since();
                FixLoadReport report = load.report();
                double frames = report.rate() / perFrame;
                return told(report)
                        .put("records in the log", platform.fixesInLog() - before)
                        .rate("largest lag of the live map, ms", most / frames * 1e3)
                        .put("outcomes", counters(platform))
                        .cpu(spent, (long) (report.rate() * measuredS));
            }
        }
    }

    private static Figures told(FixLoadReport report) {
        return new Figures()
                .rate("fixes a second", report.rate())
                .put("fixes sent, warm-up included", report.allFixes())
                .put("acknowledged", report.acknowledged())
                .put("frames that could not be sent in time", report.unsent())
                .rate("a frame was behind its time by at most, ms", report.latestMs())
                .put("errors told", report.errors())
                .rate("cpu us each, load (its own process)", report.cpuSeconds() * 1e6 / report.fixes());
    }

    private static String counters(BenchPlatform platform) {
        Map<String, String> outcomes = new TreeMap<>();
        platform.platform()
                .node()
                .meters()
                .find("wayfare.gateway.fixes")
                .counters()
                .forEach(counter -> outcomes.put(
                        counter.getId().getTag("outcome"), String.format(Locale.ROOT, "%.0f", counter.count())));
        return outcomes.toString();
    }

    private static Figures http(Plan plan) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(plan.port(), SETTINGS)) {
            SeededAccounts accounts = new SeededAccounts(platform.platform().node());
            var drivers = accounts.drivers(2_000);
            CpuWatch watch = new CpuWatch(platform);
            AcceptReport report =
                    HttpFixLoad.run(platform.url(), drivers, plan.rate(), 256, plan.warmUp(), plan.time(), watch);
            return new Figures()
                    .rate("taken a second", report.acceptedPerSecond())
                    .put("other answers", report.others().toString())
                    .latency("sent -> in the log", report.latency())
                    .cpu(watch.spent(), report.accepted());
        }
    }

    private static Figures found(Plan plan) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(plan.port(), SETTINGS)) {
            Fleet fleet = DriversAtWork.hire(platform.platform().node(), plan.drivers());
            int seconds = Math.toIntExact(plan.time().toSeconds());
            try (FixLoadProcess load = FixLoadProcess.start(load(platform, fleet, plan, 1, seconds));
                    FoundProbe probe = new FoundProbe(platform.url(), fleet.probe(), fleet.rider())) {
                pause(plan.warmUp().plus(SOCKETS_OPEN));
                while (load.isRunning()) {
                    probe.once();
                }
                return told(load.report()).latency("fix sent -> found by GET /drivers/available", probe.latencies());
            }
        }
    }

    static void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
