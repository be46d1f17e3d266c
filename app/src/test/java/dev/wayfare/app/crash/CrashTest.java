package dev.wayfare.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.bench.crash.CrashReport;
import dev.wayfare.app.bench.crash.CrashRun;
import dev.wayfare.app.bench.crash.CrashSettings;
import dev.wayfare.app.bench.crash.Launch;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import dev.wayfare.app.processes.FreePort;
import dev.wayfare.simulator.api.RideStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashTest {

    private static final Map<String, String> QUICK = Map.of(
            "dispatch.window", "0s",
            "rides.search", "20s",
            "rides.hold", "5s",
            "accounts.password.memory-kib", "1024",
            "accounts.password.iterations", "1");

    @Test
    void nothing_acknowledged_is_lost_when_the_platform_is_killed_under_load(@TempDir Path data) throws Exception {
        Launch launch =
                Launch.allInOne(data, FreePort.any()).withSettings(QUICK).withJava("-Xmx1g", "-XX:TieredStopAtLevel=1");
        CrashSettings settings =
                CrashSettings.of(launch).withKills(3, Duration.ofSeconds(3)).withPeople(12);

        List<String> told = new ArrayList<>();
        CrashReport report = CrashRun.run(settings, told::add);

        assertThat(report.acknowledged()).as("%s", told).isGreaterThan(20);
        assertThat(report.endless()).as("%s", told).isEmpty();
        assertThat(report.undone()).as("%s", told).isEmpty();
        StringBuilder checks = new StringBuilder();
        report.checks().print(checks);
        assertThat(report.checks().holds()).as("%s%n%s", told, checks).isTrue();
        assertThat(report.ends()).containsKey(RideStatus.COMPLETED);
        try (RunningPlatform again = RunningPlatform.startOn(data)) {
            ViewsHold.check(again.platform().node());
        }
    }
}
