package dev.wayfare.app.bench;

import dev.wayfare.app.bench.LocationsBench.Plan;
import dev.wayfare.app.process.Platform;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.fleet.FleetModule;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.log.RecordHeaders;
import dev.wayfare.runtime.node.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An outage of the live map, and its end: ten million single fixes of 100,000 drivers wait in the log when it starts. The events of
 * these drivers are put into the log as their owner would have written them.
 */
final class CatchUpBench {

    private static final int DRIVERS = 100_000;
    private static final int FIXES = 10_000_000;
    private static final Duration GIVE_UP = Duration.ofMinutes(3);

    private CatchUpBench() {}

    static Figures run(Plan plan) throws Exception {
        Path data = Files.createTempDirectory("wayfare-bench");
        try {
            byte[][] keys = new byte[DRIVERS][];
            try (Platform before = Platform.start(data, List.of(), Map.of(), Optional.empty())) {
                fill(before.node(), keys);
            }
            try (Platform platform = Platform.start(
                    data, List.of(new FleetModule()), Map.of("fleet.recent-fixes", "1h"), Optional.empty())) {
                return follow(platform.node());
            }
        } finally {
            delete(data);
        }
    }

    private static void fill(Node node, byte[][] keys) {
        Random random = new Random(7);
        try (Producer<byte[], byte[]> log = node.kafka().producer("bench-fill", Duration.ofSeconds(60), 20)) {
            for (int i = 0; i < DRIVERS; i++) {
                UserId driver = new UserId(Ids.derive(UserId.PREFIX, "bench", Integer.toString(i)));
                keys[i] = driver.value().getBytes(StandardCharsets.US_ASCII);
                Instant now = node.clock().instant();
                Vehicle car = new Vehicle("BENCH " + i, "Toyota", "Prius", "standard");
                GeoPoint at = new GeoPoint(41.88 + random.nextGaussian() * 0.06, -87.63 + random.nextGaussian() * 0.06);
                event(log, keys[i], new DriverEvent.DriverRegistered(driver, "Bench " + i, car, now), 1);
                event(log, keys[i], new DriverEvent.WentOnline(at, List.of("standard"), now), 2);
            }
            long startMs = System.currentTimeMillis();
            for (int n = 0; n < FIXES; n++) {
                byte[] value = new byte[FixBytes.length(1)];
                value[0] = FixBytes.MANY;
                int lat = 418_800_000 + random.nextInt(-600_000, 600_000);
                int lon = -876_300_000 + random.nextInt(-600_000, 600_000);
                FixBytes.put(value, 0, startMs + n / DRIVERS * 100L, lat, lon, 900, 1_000, 50);
                var _ = log.send(new ProducerRecord<>(Topics.DRIVER_LOCATION_UPDATES.name(), keys[n % DRIVERS], value));
            }
            log.flush();
        }
    }

    private static void event(Producer<byte[], byte[]> log, byte[] key, DriverEvent event, int version) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.DRIVER_EVENTS.name(), key, Json.write(event));
        RecordHeaders.add(record.headers(), Headers.TYPE, WireTypes.nameOf(event.getClass()));
        RecordHeaders.add(record.headers(), Headers.VERSION, Integer.toString(version));
        var _ = log.send(record);
    }

    private static Figures follow(Node node) {
        long until = System.nanoTime() + GIVE_UP.toNanos();
        double first = folded(node);
        long startNs = System.nanoTime();
        while (folded(node) == 0 && System.nanoTime() < until) {
            LocationsBench.pause(Duration.ofMillis(2));
            startNs = System.nanoTime();
            first = folded(node);
        }
        while (folded(node) < FIXES && System.nanoTime() < until) {
            LocationsBench.pause(Duration.ofMillis(5));
        }
        double seconds = (System.nanoTime() - startNs) / 1e9;
        return new Figures()
                .put("fixes that waited", FIXES)
                .rate("folded", folded(node))
                .rate("seconds", seconds)
                .rate("folded a second", (folded(node) - first) / seconds)
                .put("drivers in the index", node.driverIndex().products().toString())
                .put("driver records written to Redis", written(node));
    }

    private static double folded(Node node) {
        return node.meters().find("wayfare.fleet.fixes").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private static String written(Node node) {
        return node.redis()
                .connection()
                .sync()
                .info("commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_geoadd") || line.startsWith("cmdstat_hset"))
                .map(line -> line.substring("cmdstat_".length(), line.indexOf(',')))
                .toList()
                .toString();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
