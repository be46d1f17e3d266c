package dev.wayfare.app.bench;

import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.decider.DeciderHost;
import dev.wayfare.simulator.load.AcceptLoad;
import dev.wayfare.simulator.load.AcceptReport;
import dev.wayfare.simulator.load.AcceptSettings;
import dev.wayfare.simulator.load.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/** {@code POST /rides}, into the log with acks=all, while the owner of rides is paused; then how fast he works it off. */
final class AcceptBench {

    private static final int RIDERS = 2_000;
    private static final long DRAIN_NS = Duration.ofSeconds(20).toNanos();
    private static final String OWNER = "wayfare-rides";

    private AcceptBench() {}

    static Figures run(int port, double rate, Duration warmUp, Duration time) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of());
                Admin admin = platform.admin()) {
            List<Account> riders = new SeededAccounts(platform.platform().node()).riders(RIDERS);
            DeciderHost owner = platform.platform().node().hostOf("rides").orElseThrow();
            owner.pause();
            AcceptReport warm = AcceptLoad.run(AcceptSettings.fastest(platform.url(), riders, warmUp));
            CpuWatch watch = new CpuWatch(platform);
            AcceptReport fastest = AcceptLoad.run(AcceptSettings.fastest(platform.url(), riders, time), watch);
            AcceptReport open = AcceptLoad.run(AcceptSettings.at(rate, platform.url(), riders, time));
            long waiting = Lag.of(admin, OWNER, Topics.RIDE_REQUESTS);
            long begun = System.nanoTime();
            owner.resume();
            long left = waiting;
            while (left > 0 && System.nanoTime() - begun < DRAIN_NS) {
                LockSupport.parkNanos(50_000_000);
                left = Lag.of(admin, OWNER, Topics.RIDE_REQUESTS);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figures()
                    .rate("warm-up, accepted a second", warm.acceptedPerSecond())
                    .rate("accepted a second, closed loop", fastest.acceptedPerSecond())
                    .put("other answers", fastest.others().toString())
                    .latency("latency, closed loop", fastest.latency())
                    .cpu(watch.spent(), fastest.accepted())
                    .rate("accepted a second, open loop", open.acceptedPerSecond())
                    .put("other answers, open loop", open.others().toString())
                    .latency("latency at " + Math.round(rate) + "/s, open loop", open.latency())
                    .put("waiting for their owner", waiting)
                    .rate("worked off a second", (waiting - left) / seconds);
        }
    }
}
