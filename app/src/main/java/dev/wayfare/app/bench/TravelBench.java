package dev.wayfare.app.bench;

import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.BookingLoad;
import dev.wayfare.simulator.load.BookingLoadReport;
import dev.wayfare.simulator.load.BookingLoadSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;

/**
 * Bookings of one to three things at a rate, most of them for the same 500 departures; then a crowd that wants the last 180
 * seats of one departure at once, while others book quietly.
 */
final class TravelBench {

    private static final int TRAVELLERS = 2_000;
    private static final int HOT_FLIGHTS = 500;
    private static final int CROWD = 20_000;
    private static final int LAST_SEATS = 180;
    private static final double QUIET_RATE = 50;
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final int LOOKED_AT = 20;

    private final BenchPlatform platform;
    private final List<Account> travellers;
    private final TravelWorld world;
    private final BookingWatch watch;

    private TravelBench(BenchPlatform platform, List<Account> travellers, TravelWorld world, BookingWatch watch) {
        this.platform = platform;
        this.travellers = travellers;
        this.world = world;
        this.watch = watch;
    }

    /** Measures on a fresh platform at this port. */
    static Figures run(int port, double rate, Duration warmUp, Duration time) throws Exception {
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of());
                Admin admin = platform.admin()) {
            SeededAccounts accounts = new SeededAccounts(platform.platform().node());
            List<Account> travellers = accounts.riders(TRAVELLERS);
            LocalDate today = LocalDate.now(ZoneOffset.UTC);
            TravelWorld world = TravelWorld.read(platform.platform().node().kafka(), today, HOT_FLIGHTS, new Random(7));
            try (Visibility visibility = new Visibility(platform.url(), accounts.staff(), LOOKED_AT);
                    BookingWatch watch =
                            BookingWatch.start(platform.platform().node().kafka(), visibility::ended)) {
                TravelBench bench = new TravelBench(platform, travellers, world, watch);
                Figures figures = new Figures().put("flights, hotels listed", world.flights() + ", " + world.hotels());
                bench.steady(figures, admin, rate, warmUp, time, visibility);
                bench.crowd(figures);
                figures.put("lag of groups at the end", left(admin).toString());
                CheckReport checks = LogChecker.check(
                        platform.platform().node().kafka().bootstrap(),
                        CheckOptions.atWork(Instant.now()).withLag(Duration.ofMinutes(2)));
                return figures.put(
                        "checks of the log",
                        checks.holds() ? "all hold" : checks.failed().toString());
            }
        }
    }

    private void steady(
            Figures figures, Admin admin, double rate, Duration warmUp, Duration time, Visibility visibility)
            throws ExecutionException, InterruptedException {
        Random random = new Random(11);
        ThreadCpu cpu = platform.cpu();
        BookingLoadReport report = BookingLoad.run(BookingLoadSettings.at(
                rate, warmUp, time.plus(warmUp), platform.url(), travellers, number -> world.booking(random)));
        Map<String, Long> spent = cpu.since();
        Map<String, Long> lag = left(admin);
        awaitEnds(report);
        BookingEnds ends = BookingEnds.of(report, watch.ends(), report.startNs() + warmUp.toNanos(), time);
        figures.put("asked", report.asked())
                .put("not taken", report.others().toString())
                .latency("asked -> taken (202)", report.acceptance())
                .rate("confirmed a second", ends.confirmedPerSecond())
                .put("ends", ends.byEnd().toString())
                .put("without an end", ends.open())
                .latency("asked -> confirmed in the log", ends.toConfirmed())
                .latency("decided -> confirmed in GET /bookings/{id}", visibility.seen())
                .put("of those looked at, not seen in 10 s", visibility.unseen())
                .put("lag of groups when the load ends", lag.toString())
                .cpu(spent, Math.max(1, report.asked()));
    }

    private static Map<String, Long> left(Admin admin) throws ExecutionException, InterruptedException {
        Map<String, Long> lag = Lag.of(admin);
        lag.values().removeIf(records -> records == 0);
        return lag;
    }

    private void crowd(Figures figures) throws InterruptedException {
        FlightId flight = world.departure(25, new Random(13));
        TravelWorld.define(platform.platform().node(), new StockResource.Seats(flight, Cabin.ECONOMY), LAST_SEATS);
        String wish = TravelWorld.body(List.of(TravelWorld.seat(flight)));
        Random random = new Random(17);
        Duration quietFor = Duration.ofSeconds(20);
        CompletableFuture<BookingLoadReport> quiet = CompletableFuture.supplyAsync(() -> ran(BookingLoadSettings.at(
                QUIET_RATE,
                Duration.ofMillis(1),
                quietFor,
                platform.url(),
                travellers,
                n -> world.quietBooking(random))));
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        BookingLoadReport crowd = ran(BookingLoadSettings.stampede(CROWD, platform.url(), travellers, number -> wish));
        awaitEnds(crowd);
        BookingLoadReport others = quiet.join();
        awaitEnds(others);
        BookingEnds ends = BookingEnds.of(crowd, watch.ends(), crowd.startNs(), Duration.ofHours(1));
        BookingEnds quietEnds = BookingEnds.of(others, watch.ends(), others.startNs(), Duration.ofHours(1));
        figures.put("crowd: asked for " + LAST_SEATS + " seats at once", crowd.asked())
                .put("crowd: not taken", crowd.others().toString())
                .put("crowd: ends", ends.byEnd().toString())
                .put("crowd: without an end", ends.open())
                .latency("crowd: asked -> end in the log", ends.toEnd())
                .put("beside the crowd: ends", quietEnds.byEnd().toString())
                .latency("beside the crowd: asked -> confirmed", quietEnds.toConfirmed());
    }

    private static BookingLoadReport ran(BookingLoadSettings settings) {
        try {
            return BookingLoad.run(settings);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the load was stopped", e);
        }
    }

    private void awaitEnds(BookingLoadReport report) {
        long until = System.nanoTime() + DRAIN.toNanos();
        while (System.nanoTime() < until
                && !watch.ends().keySet().containsAll(report.dueNs().keySet())) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
