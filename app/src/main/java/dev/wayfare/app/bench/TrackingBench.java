package dev.wayfare.app.bench;

import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.geo.FixRecords;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.Decided;
import dev.wayfare.simulator.api.DriverApi;
import dev.wayfare.simulator.api.Fix;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.RideRequest;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.Latencies;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;

/**
 * From a driver's device to his rider's socket, while the log takes the fixes of everybody else. Each ride's driver sends a fix a second
 * by HTTP; the others' fixes, one a record, are appended straight to the log.
 */
final class TrackingBench {

    private static final int RIDES = 200;
    private static final int OTHERS = 20_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    private TrackingBench() {}

    private record Underway(DriverApi driver, GeoPoint from, AtomicLong steps) {}

    static Figures run(int port, double rate, Duration warmUp, Duration time) throws Exception {
        Histogram micros = new ConcurrentHistogram(3);
        AtomicBoolean counts = new AtomicBoolean();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        AtomicLong background = new AtomicLong();
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of());
                Admin admin = platform.admin();
                WayfareClient client =
                        new WayfareClient(ClientSettings.of(platform.url()).withMultiplexedSockets())) {
            Node node = platform.platform().node();
            SeededAccounts accounts = new SeededAccounts(node);
            List<Underway> rides = begin(client, accounts.riders(RIDES), accounts.drivers(RIDES), at -> {
                if (counts.get()) {
                    micros.recordValue(
                            Math.max(0, Duration.between(at, Instant.now()).toNanos() / 1_000));
                }
            });
            Thread others = Thread.ofPlatform().start(() -> others(node, rate, goesOn, background));
            Thread drivers = Thread.ofPlatform().start(() -> drive(rides, goesOn));
            LockSupport.parkNanos(warmUp.toNanos());
            counts.set(true);
            long before = background.get();
            long begun = System.nanoTime();
            ThreadCpu cpu = platform.cpu();
            LockSupport.parkNanos(time.toNanos());
            Map<String, Long> spent = cpu.since();
            double seconds = (System.nanoTime() - begun) / 1e9;
            long sent = background.get() - before;
            counts.set(false);
            Map<String, Long> lag = new TreeMap<>(Lag.of(admin));
            lag.values().removeIf(records -> records == 0);
            goesOn.set(false);
            others.join();
            drivers.join();
            return new Figures()
                    .put("rides under way, each with its rider's socket", rides.size())
                    .rate("fixes a second of others", sent / seconds)
                    .latency("fix sent -> rider's socket", latencies(micros))
                    .put("lag of groups at the end", lag.toString())
                    .cpu(spent, sent);
        }
    }

    private static Latencies latencies(Histogram micros) {
        return new Latencies(
                micros.getTotalCount(),
                micros.getValueAtPercentile(50),
                micros.getValueAtPercentile(90),
                micros.getValueAtPercentile(99),
                micros.getValueAtPercentile(99.9),
                micros.getMaxValue());
    }

    /** What a rider's socket tells: when the driver was where he now shows. */
    private interface Seen {
        void at(Instant recordedAt);
    }

    /** All at once: each waits for its own offer, far from the others. */
    private static List<Underway> begin(WayfareClient client, List<Account> riders, List<Account> drivers, Seen seen) {
        List<CompletableFuture<Underway>> begun = new ArrayList<>();
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < riders.size(); i++) {
                Account rider = riders.get(i);
                Account driver = drivers.get(i);
                GeoPoint home = new GeoPoint(-40 + i % 80, -160 + i / 80);
                begun.add(CompletableFuture.supplyAsync(
                        () -> begin(
                                client,
                                Session.seeded(rider.userId(), rider.accessToken()),
                                client.driver(Session.seeded(driver.userId(), driver.accessToken())),
                                home,
                                seen),
                        each));
            }
        }
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private static Underway begin(WayfareClient client, Session rider, DriverApi driver, GeoPoint home, Seen seen) {
        must(driver.online(home, List.of("standard"), "on").join());
        Place pickup = Place.at(home.lat(), home.lon() + 0.001);
        Place dropoff = Place.at(home.lat() + 0.05, home.lon());
        String ride = client.rider(rider)
                .request(new RideRequest(pickup, dropoff, "standard", null, "tok_ok"), "ride")
                .join();
        Offer offer = offered(driver);
        must(driver.accept(offer.offerId(), "accept").join());
        must(driver.arrive(ride, "arrive").join());
        must(driver.start(ride, Optional.empty(), "start").join());
        client.rideSocket(rider, ride, frame -> {
            if (frame.type().equals("ride.position")) {
                seen.at(Instant.parse(frame.at()));
            }
        });
        return new Underway(driver, home, new AtomicLong());
    }

    private static Offer offered(DriverApi driver) {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<Offer> offer = driver.currentOffer().join();
            if (offer.isPresent()) {
                return offer.get();
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new IllegalStateException("driver " + driver.userId() + " was offered nothing within " + SOON);
    }

    private static void must(Decided decided) {
        if (!(decided instanceof Decided.Applied)) {
            throw new IllegalStateException("a step of a bench's ride was " + decided);
        }
    }

    private static void drive(List<Underway> rides, AtomicBoolean goesOn) {
        long gap = Duration.ofSeconds(1).toNanos() / rides.size();
        long next = System.nanoTime();
        for (int i = 0; goesOn.get(); i = (i + 1) % rides.size()) {
            Underway one = rides.get(i);
            double north = one.from().lat() + one.steps().incrementAndGet() * 0.0001;
            Fix fix = new Fix(north, one.from().lon(), Instant.now(), 0.0, 11.0, 5.0);
            var _ = one.driver().locate(List.of(fix));
            next += gap;
            LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
        }
    }

    private static void others(Node node, double rate, AtomicBoolean goesOn, AtomicLong count) {
        List<UserId> drivers = new ArrayList<>(OTHERS);
        for (int i = 0; i < OTHERS; i++) {
            drivers.add(new UserId(Ids.derive(UserId.PREFIX, "other", Integer.toString(i))));
        }
        try (LogWriter writer =
                new LogWriter(node.kafka().producer("bench-others", Duration.ofSeconds(10), 5), Clock.systemUTC())) {
            long begun = System.nanoTime();
            while (goesOn.get()) {
                long due = Math.round((System.nanoTime() - begun) / 1e9 * rate);
                for (long i = count.get(); i < due; i++) {
                    UserId driver = drivers.get((int) (i % OTHERS));
                    var _ = writer.send(FixRecords.of(
                            driver,
                            new LocationFix(40 + i % 1_000 * 0.0001, -74, Instant.now(), Float.NaN, Float.NaN, 5)));
                    count.incrementAndGet();
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        }
    }
}
