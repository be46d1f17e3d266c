package dev.wayfare.app.bench;

import dev.wayfare.app.bench.DriversAtWork.Fleet;
import dev.wayfare.app.bench.LocationsBench.Plan;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.FixLoadReport;
import dev.wayfare.simulator.load.WatchLoad;
import dev.wayfare.simulator.load.WatchLoad.Seen;
import java.util.List;
import java.util.Map;

/** Many sockets that watch the drivers on the map, in fifty areas, while all drivers move. */
final class WatchBench {

    private static final int SOCKETS = 5_000;
    private static final int AREAS = 50;
    private static final int PER_FRAME = 5;

    private WatchBench() {}

    static Figures run(Plan plan) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(plan.port(), LocationsBench.SETTINGS)) {
            Fleet fleet = DriversAtWork.hire(platform.platform().node(), plan.drivers());
            List<Account> riders = new SeededAccounts(platform.platform().node()).riders(500);
            int seconds = Math.toIntExact(plan.time().toSeconds());
            try (FixLoadProcess load =
                            FixLoadProcess.start(LocationsBench.load(platform, fleet, plan, PER_FRAME, seconds + 20));
                    WatchLoad watchers = WatchLoad.open(platform.url(), riders, SOCKETS, AREAS)) {
                ThreadCpu cpu = platform.cpu();
                Seen seen = watchers.watch(plan.time());
                Map<String, Long> spent = cpu.since();
                long platformNs = spent.entrySet().stream()
                        .filter(hop -> !hop.getKey().equals("load"))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
                FixLoadReport report = load.report();
                return new Figures()
                        .put("sockets", seen.sockets())
                        .rate("fixes a second meanwhile", report.rate())
                        .rate("frames a second, all sockets", seen.frames() / seen.seconds())
                        .put("frames a second, the socket with most", seen.most() / seen.seconds())
                        .put("cores of the process, without the load", platformNs / 1e9 / seen.seconds())
                        .cpu(spent, seen.frames());
            }
        }
    }
}
