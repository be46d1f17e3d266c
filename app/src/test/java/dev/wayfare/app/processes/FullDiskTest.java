package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.app.bench.crash.Launch;
import dev.wayfare.app.bench.crash.WayfareProcess;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    private static final int MEGABYTES = 400;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    @Test
    void a_disk_that_fills_up_ends_the_platform_with_a_remedy_and_nothing_acknowledged_is_lost(
            @TempDir Path disk, @TempDir Path logs) throws Exception {
        try (SmallDisk small = SmallDisk.mount(disk, MEGABYTES)) {
            Launch launch = Launch.allInOne(small.root().resolve("data"), FreePort.any())
                    .withSettings(Map.of("accounts.password.memory-kib", "1024", "accounts.password.iterations", "1"))
                    .withEnvironment(Map.of("WAYFARE_LOGS", logs.toString()))
                    .withJava("-Xmx512m", "-XX:TieredStopAtLevel=1");
            URI base = URI.create("http://127.0.0.1:" + launch.port());
            People people = People.at(base, launch.data().resolve("secrets").resolve("admin-password"));
            Person rider;
            try (WayfareProcess process = WayfareProcess.start(launch)) {
                process.awaitReady(READY_WITHIN);
                rider = people.rider();
                small.fill();

                await("it ends by itself")
                        .atMost(Duration.ofMinutes(1))
                        .ignoreExceptions()
                        .until(() -> {
                            if (process.isAlive()) {
                                people.askToSignUp();
                            }
                            return !process.isAlive();
                        });
                assertThat(process.awaitExit(READY_WITHIN)).isNotZero();
                assertThat(process.output())
                        .contains("disk of " + launch.data())
                        .contains("free some space and start again");
            }
            small.free();

            try (WayfareProcess again = WayfareProcess.start(launch)) {
                again.awaitReady(READY_WITHIN);
                assertThat(Eventually.get(
                                "the rider is known",
                                () -> people.signedIn(rider.email(), rider.password())
                                        .id(),
                                id -> !id.isEmpty()))
                        .isEqualTo(rider.id());
            }
        }
    }
}
