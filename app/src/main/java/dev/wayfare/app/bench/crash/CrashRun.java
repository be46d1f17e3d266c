package dev.wayfare.app.bench.crash;

import dev.wayfare.app.process.Endpoints;
import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.simulator.city.Dice;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Kills the whole platform with {@code kill -9} while people use it, starts it again on the same data, and does so again and
 * again. In the end everything must come to rest, and the log must prove that nothing acknowledged was lost.
 */
public final class CrashRun {

    private static final Duration CHECK_AGAIN = Duration.ofSeconds(1);
    private static final Duration BILLS_WITHIN = Duration.ofSeconds(10);

    private final CrashSettings settings;
    private final Consumer<String> progress;
    private final List<Duration> ready = new ArrayList<>();

    private CrashRun(CrashSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Runs it; blocks until the platform has stopped for good.
     *
     * @param progress told of every start and kill, a line each
     * @throws IllegalStateException when the platform does not become ready in time
     */
    public static CrashReport run(CrashSettings settings, Consumer<String> progress) throws InterruptedException {
        return new CrashRun(settings, progress).run();
    }

    private CrashReport run() throws InterruptedException {
        WayfareProcess platform = WayfareProcess.start(settings.launch());
        try (Diary diary = Diary.open(settings.acknowledged());
                CrashLoad load = new CrashLoad(
                        URI.create("http://127.0.0.1:" + settings.launch().port()), diary, settings.seed())) {
            Duration first = platform.awaitReady(settings.readyWithin());
            progress.accept(told("first start", first, diary));
            load.begin(settings.people());
            for (int number = 1; number <= settings.kills(); number++) {
                letThemLive(number, diary);
                platform.kill();
                platform = WayfareProcess.start(settings.launch());
                ready.add(platform.awaitReady(settings.readyWithin()));
                progress.accept(told("kill " + number, ready.getLast(), diary));
            }
            letThemLive(0, diary);
            load.stopAsking();
            load.awaitEnds(settings.settleWithin());
            return report(first, diary);
        } finally {
            platform.close();
        }
    }

    /** The kill comes at no particular moment, but not before everybody could have asked for a ride, however slow the machine is. */
    private void letThemLive(int number, Diary diary) throws InterruptedException {
        int enough = diary.rides().size() + settings.people();
        long deadline = System.nanoTime() + settings.settleWithin().toNanos();
        double share = Dice.of(settings.seed()).child("kill").child(number).between(0.5, 1.5);
        Thread.sleep(Duration.ofMillis(Math.round(settings.between().toMillis() * share)));
        while (diary.rides().size() < enough && System.nanoTime() < deadline) {
            Thread.sleep(CHECK_AGAIN);
        }
    }

    private static String told(String what, Duration ready, Diary diary) {
        return String.format(
                Locale.ROOT,
                "%s: ready after %.1f s, %d rides acknowledged so far",
                what,
                ready.toMillis() / 1000.0,
                diary.rides().size());
    }

    private CrashReport report(Duration first, Diary diary) throws InterruptedException {
        String bootstrap = Endpoints.find(settings.launch().data())
                .orElseThrow(() -> new IllegalStateException("the platform stopped by itself"))
                .kafka();
        return new CrashReport(
                first,
                ready,
                diary.rides().size(),
                diary.ends(),
                diary.endless(),
                diary.undone(bootstrap),
                diary.failures(),
                checks(bootstrap, diary));
    }

    /** Rides whose request nobody heard the answer of may still be looking for a driver. */
    private CheckReport checks(String bootstrap, Diary diary) throws InterruptedException {
        long deadline = System.nanoTime() + settings.settleWithin().toNanos();
        while (true) {
            CheckReport report = LogChecker.check(
                    bootstrap,
                    CheckOptions.atRest(Instant.now()).withLag(BILLS_WITHIN).withAcknowledgedRides(diary.rides()));
            if (report.holds() || System.nanoTime() - deadline > 0) {
                return report;
            }
            Thread.sleep(CHECK_AGAIN);
        }
    }
}
