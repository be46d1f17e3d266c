package dev.wayfare.runtime.routing;

import dev.wayfare.routing.FactoredTravelTimes;
import dev.wayfare.routing.RoadNetwork;
import dev.wayfare.routing.RoadNetworkMaker;
import dev.wayfare.routing.RoadTravelTimes;
import dev.wayfare.routing.TravelTimes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's travel times: by street factors, or, where a map is set, by its roads. A map is opened in the background; until it
 * is there, factors answer, and the process says that it is not ready. Thread-safe.
 */
public final class Routing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Routing.class);
    private static final String FOLDER = "roads";
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final TravelTimes times;
    private final AtomicReference<Optional<RoadNetwork>> roads = new AtomicReference<>(Optional.empty());
    private final @Nullable Thread opening;
    private volatile String missing = "";
    private volatile boolean closed;

    Routing(RoutingSettings settings, Path data, MeterRegistry meters) {
        FactoredTravelTimes factored = new FactoredTravelTimes(settings.factors(), settings.hours());
        Optional<Path> map = settings.map();
        if (map.isEmpty()) {
            times = factored;
            opening = null;
            return;
        }
        RoadNetworkMaker maker = maker(map.get());
        Counter notFound = Counter.builder("wayfare.routing.not.found")
                .description("ways that the road network did not know, told by street factors")
                .register(meters);
        times = new RoadTravelTimes(roads::get, factored, notFound::increment);
        missing = "the road network of " + map.get() + " is being opened";
        opening = Thread.ofPlatform().name("roads").daemon().start(() -> open(maker, map.get(), data.resolve(FOLDER)));
    }

    private static RoadNetworkMaker maker(Path map) {
        RoadNetworkMaker maker = ServiceLoader.load(RoadNetworkMaker.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "setting 'routing.osm' is '" + map + "', but this process carries no road networks"));
        try {
            maker.requireMap(map);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("setting 'routing.osm': " + e.getMessage(), e);
        }
        return maker;
    }

    private void open(RoadNetworkMaker maker, Path map, Path folder) {
        try {
            RoadNetwork opened = maker.open(map, folder);
            roads.set(Optional.of(opened));
            missing = "";
            LOG.info("the road network of {} is there", map);
            if (closed) {
                opened.close();
            }
        } catch (RuntimeException e) {
            missing = "setting 'routing.osm': " + e.getMessage() + "; mend the file or unset it, and start again";
            LOG.error("{}; until then street factors answer", missing);
        }
    }

    public TravelTimes times() {
        return times;
    }

    /** What is missing, in words; empty when all is there. */
    public Optional<String> missing() {
        String now = missing;
        return now.isEmpty() ? Optional.empty() : Optional.of(now);
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        if (opening != null) {
            opening.join(AT_MOST);
        }
        roads.getAndSet(Optional.empty()).ifPresent(RoadNetwork::close);
    }
}
