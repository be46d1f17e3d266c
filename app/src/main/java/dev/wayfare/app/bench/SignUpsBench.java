package dev.wayfare.app.bench;

import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.WayfareClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Sign-ups as fast as they are taken, and what their hashing costs. */
final class SignUpsBench {

    private static final int AT_ONCE = 16;

    private SignUpsBench() {}

    static Figures run(int port, Duration time) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of());
                WayfareClient client = new WayfareClient(ClientSettings.of(platform.url()))) {
            String run = Long.toHexString(System.nanoTime());
            AtomicLong number = new AtomicLong();
            AtomicLong taken = new AtomicLong();
            AtomicLong failed = new AtomicLong();
            signUps(client, run, number, taken, failed, Duration.ofSeconds(10));
            taken.set(0);
            ThreadCpu cpu = platform.cpu();
            long begun = System.nanoTime();
            signUps(client, run, number, taken, failed, time);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Figures()
                    .rate("sign-ups accepted a second", taken.get() / seconds)
                    .put("failed", failed.get())
                    .cpu(cpu.since(), taken.get());
        }
    }

    private static void signUps(
            WayfareClient client, String run, AtomicLong number, AtomicLong taken, AtomicLong failed, Duration time)
            throws InterruptedException {
        Semaphore room = new Semaphore(AT_ONCE);
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            room.acquire();
            long mine = number.incrementAndGet();
            var _ = client.signUp(form(run, mine), run + "-" + mine).handle((user, failure) -> {
                (failure == null ? taken : failed).incrementAndGet();
                room.release();
                return user;
            });
        }
        room.acquire(AT_ONCE);
    }

    private static SignUpForm form(String run, long number) {
        return new SignUpForm(
                "rider",
                "Bench " + number,
                "signup-" + run + "-" + number + "@example.com",
                "+13125550100",
                "a long pass " + run,
                null);
    }
}
