package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.log.Bounds;
import dev.wayfare.checker.log.LogRecord;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a long log costs. {@code -Dchecker.rides=100000} measures the figure of the design by hand. */
class BigLogTest {

    private static final int RIDES = Integer.getInteger("checker.rides", 4_000);
    private static final int DRIVERS = 200;
    private static final long BYTES_PER_RIDE = 3_000;
    private static final Duration PER_RIDE = Duration.ofNanos(300_000);

    @Test
    void a_long_log_is_checked_fast_and_remembered_small() {
        Town town = new Town(DRIVERS);
        Instant end = Town.DAWN.plus(Duration.ofHours(2L + RIDES / DRIVERS));
        long before = used();
        Pass pass = new Pass(CheckOptions.atRest(end), Bounds.whole(Pass.TOPICS));
        long spent = 0;
        for (int i = 0; i < RIDES; i++) {
            Life life = town.life(Town.DAWN.plus(Duration.ofHours(i / DRIVERS)).plusSeconds(i % DRIVERS))
                    .requested()
                    .offered(town.driver(i % DRIVERS))
                    .accepted()
                    .arrived()
                    .started()
                    .completed();
            life.billed(Life.FARE).numbered(town.nextInvoice()).paid();
            life.rated();
            if (i % 500 == 499 || i == RIDES - 1) {
                List<LogRecord> batch = town.log.drain();
                long begun = cpu();
                pass.see(batch);
                spent += cpu() - begun;
            }
        }
        long kept = used() - before;
        long begun = cpu();
        CheckReport report = pass.report();
        Duration duration = Duration.ofNanos(spent + cpu() - begun);
        StringBuilder page = new StringBuilder();
        report.print(page);
        String measured = String.format("%s%n%d rides in %s of CPU, %d MB kept", page, RIDES, duration, kept >> 20);
        assertThat(report.failed()).as(measured).isEmpty();
        assertThat(kept).as(measured).isLessThan(RIDES * BYTES_PER_RIDE + (20L << 20));
        assertThat(duration)
                .as(measured)
                .isLessThan(PER_RIDE.multipliedBy(RIDES).plusSeconds(3));
        if (Boolean.getBoolean("checker.show")) {
            assertThat(measured).isEmpty();
        }
    }

    /** CPU time of this process in nanoseconds: what others do on the machine does not count. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
