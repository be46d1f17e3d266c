package dev.wayfare.app.bench;

import dev.wayfare.app.bench.crash.CrashReport;
import dev.wayfare.app.bench.crash.CrashRun;
import dev.wayfare.app.bench.crash.CrashSettings;
import dev.wayfare.app.bench.crash.Launch;
import dev.wayfare.app.bench.crash.LogFiller;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** {@code kill -9} under load, again and again, with ended rides in the log beforehand. */
final class CrashBench {

    private CrashBench() {}

    static Figures run(int port, int kills, int rides, PrintWriter out) throws Exception {
        Path data = Files.createTempDirectory("wayfare-crash");
        Figures figures = new Figures();
        if (rides > 0) {
            var filled = LogFiller.of(data, port, rides).fill(SeededAccounts::new);
            figures.put("rides in the log beforehand", filled.taken())
                    .rate("filled a second", filled.completedPerSecond());
        }
        CrashSettings settings = CrashSettings.of(Launch.allInOne(data, port)).withKills(kills, Duration.ofSeconds(5));
        CrashReport report = CrashRun.run(settings, line -> {
            out.println(line);
            out.flush();
        });
        return figures.put("kills", report.ready().size())
                .put("first start", report.firstReady().toMillis() + " ms")
                .put("ready after each kill", report.ready().toString())
                .put("slowest", report.slowest().toMillis() + " ms")
                .put("rides acknowledged", report.acknowledged())
                .put("of them without an end", report.endless().size())
                .put("applied but not in the log", report.undone().size())
                .put("ends", report.ends().toString())
                .put(
                        "checks of the log",
                        report.checks().holds()
                                ? "all hold"
                                : report.checks().failed().toString());
    }
}
