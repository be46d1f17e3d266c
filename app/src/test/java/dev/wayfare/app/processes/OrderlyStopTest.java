package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.bench.crash.Launch;
import dev.wayfare.app.bench.crash.WayfareProcess;
import dev.wayfare.app.platform.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Asked to stop (SIGTERM), a process stops everything that it started, tidies up and says nothing odd. */
class OrderlyStopTest {

    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(30);

    /** What the JVM makes of a SIGTERM that it obeyed. */
    private static final int TERMINATED = 128 + 15;

    private static final Map<String, String> QUICK =
            Map.of("accounts.password.memory-kib", "1024", "accounts.password.iterations", "1");

    @Test
    void a_platform_that_runs_stops(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        try (WayfareProcess process = WayfareProcess.start(launch(data))) {
            process.awaitReady(READY_WITHIN);

            stops(process, data);
        }
    }

    @Test
    void a_demo_stops_in_the_middle(@TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        Launch demo = launch(data).withCommand("demo", "--drivers", "5", "--riders", "5", "--minutes", "5");
        try (WayfareProcess process = WayfareProcess.start(demo)) {
            process.awaitReady(READY_WITHIN);
            Eventually.is("the city lives", () -> process.output().lines().count() > 3);

            stops(process, data);
        }
    }

    private static Launch launch(Path data) {
        return Launch.allInOne(data, FreePort.any())
                .withSettings(QUICK)
                .withJava("-Xmx512m", "-XX:TieredStopAtLevel=1");
    }

    private static void stops(WayfareProcess process, Path data) throws IOException, InterruptedException {
        long redis = Long.parseLong(
                Files.readString(data.resolve("redis").resolve("PID")).strip());
        assertThat(runs(redis)).isTrue();
        assertThat(data.resolve("endpoints.properties")).exists();

        process.terminate(STOPS_WITHIN);

        assertThat(process.awaitExit(STOPS_WITHIN)).as(process.output()).isEqualTo(TERMINATED);
        assertThat(runs(redis)).as("Redis runs on").isFalse();
        assertThat(data.resolve("endpoints.properties")).doesNotExist();
        assertThat(process.output()).doesNotContain("Exception", "\tat ", "ERROR", "wayfare: ");
    }

    /** A dead process that nobody has reaped is still listed, but runs no program. */
    private static boolean runs(long process) {
        return ProcessHandle.of(process)
                .flatMap(handle -> handle.info().command())
                .isPresent();
    }
}
