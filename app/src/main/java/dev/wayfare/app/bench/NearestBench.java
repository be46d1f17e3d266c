package dev.wayfare.app.bench;

import dev.wayfare.app.bench.LocationsBench.Plan;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.DriverIndex;
import dev.wayfare.runtime.geo.DriverIndex.Spot;
import dev.wayfare.runtime.geo.NearestDrivers;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import dev.wayfare.simulator.load.Latencies;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * The ten nearest of very many available drivers in a dense city, at the interface that dispatch calls, while the fold's thread moves
 * 50,000 drivers a second.
 */
final class NearestBench {

    private static final int DRIVERS = 100_000;
    private static final double CITY_DEG = 0.06;
    private static final int LIMIT = 10;
    private static final double RADIUS_M = 3_000;
    private static final double MOVES_PER_S = 50_000;
    private static final double PACED_PER_S = 5_000;

    private final DriverIndex index = new DriverIndex();
    private final List<Spot> spots = new ArrayList<>(DRIVERS);
    private final int[] lat = new int[DRIVERS];
    private final int[] lon = new int[DRIVERS];
    private final AtomicBoolean over = new AtomicBoolean();

    private NearestBench() {}

    static Figures run(Plan plan) throws InterruptedException {
        NearestBench bench = new NearestBench();
        bench.fill();
        Thread moves = Thread.ofPlatform().name("bench-moves").start(bench::move);
        Duration half = plan.time().dividedBy(2);
        bench.asFastAsItGoes(Duration.ofSeconds(5));
        double perSecond = bench.asFastAsItGoes(half);
        Latencies paced = bench.paced(half);
        bench.over.set(true);
        moves.join();
        return new Figures()
                .put("available drivers", DRIVERS)
                .rate("searches a second, one thread", perSecond)
                .latency("at 5,000 a second, from when each was due", paced);
    }

    private void fill() {
        Random random = new Random(7);
        for (int i = 0; i < DRIVERS; i++) {
            spots.add(index.spot(new UserId(Ids.derive(UserId.PREFIX, "bench", Integer.toString(i)))));
            lat[i] = (int) ((41.88 + random.nextGaussian() * CITY_DEG) * 1e7);
            lon[i] = (int) ((-87.63 + random.nextGaussian() * CITY_DEG) * 1e7);
            index.put(spots.get(i), lat[i], lon[i], List.of("standard"));
        }
        index.setWhole(true);
    }

    /** Each driver drives some ten metres, again and again. */
    private void move() {
        Random random = new Random(8);
        long startNs = System.nanoTime();
        for (long moved = 0; !over.get(); moved++) {
            int i = (int) (moved % DRIVERS);
            lat[i] += random.nextInt(-1_000, 1_001);
            lon[i] += random.nextInt(-1_000, 1_001);
            index.put(spots.get(i), lat[i], lon[i], List.of("standard"));
            long aheadNs = startNs + (long) (moved * 1e9 / MOVES_PER_S) - System.nanoTime();
            if (aheadNs > 1_000_000) {
                LockSupport.parkNanos(aheadNs);
            }
        }
    }

    private double asFastAsItGoes(Duration time) {
        Random random = new Random(9);
        long startNs = System.nanoTime();
        long searches = 0;
        long found = 0;
        while (System.nanoTime() - startNs < time.toNanos()) {
            found += ask(random);
            searches++;
        }
        if (found < searches) {
            throw new IllegalStateException("searches of a dense city found nobody");
        }
        return searches / ((System.nanoTime() - startNs) / 1e9);
    }

    private Latencies paced(Duration time) {
        Random random = new Random(10);
        Histogram micros = new Histogram(3);
        long startNs = System.nanoTime();
        for (long asked = 0; System.nanoTime() - startNs < time.toNanos(); asked++) {
            long dueNs = startNs + (long) (asked * 1e9 / PACED_PER_S);
            while (System.nanoTime() < dueNs) {
                LockSupport.parkNanos(Math.min(50_000, dueNs - System.nanoTime()));
            }
            ask(random);
            micros.recordValue((System.nanoTime() - dueNs) / 1_000);
        }
        return Latencies.of(micros);
    }

    private int ask(Random random) {
        NearestDrivers drivers = index;
        GeoPoint at = new GeoPoint(41.88 + random.nextGaussian() * CITY_DEG, -87.63 + random.nextGaussian() * CITY_DEG);
        return drivers.nearest(List.of(new Search(at, "standard", RADIUS_M, LIMIT)))
                .getFirst()
                .size();
    }
}
