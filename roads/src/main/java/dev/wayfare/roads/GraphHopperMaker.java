package dev.wayfare.roads;

import com.graphhopper.GraphHopper;
import com.graphhopper.GraphHopperConfig;
import com.graphhopper.config.CHProfile;
import com.graphhopper.config.Profile;
import com.graphhopper.util.Constants;
import com.graphhopper.util.GHUtility;
import dev.wayfare.routing.RoadNetwork;
import dev.wayfare.routing.RoadNetworkMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds networks for cars with contraction hierarchies. What was built lies in a folder named after the very file, made under
 * another name first: a build that was cut short is begun anew, never used. A lock lets one process build at a time.
 */
public final class GraphHopperMaker implements RoadNetworkMaker {

    static final String CAR = "car";

    private static final Logger LOG = LoggerFactory.getLogger(GraphHopperMaker.class);
    private static final String BUILDING = "building";

    @Override
    public void requireMap(Path file) {
        new MapFile(file).requireMap();
    }

    @Override
    public RoadNetwork open(Path file, Path folder) {
        MapFile map = new MapFile(file).requireMap();
        String name = map.fingerprint(Constants.VERSION);
        Path built = folder.resolve(name);
        try {
            Files.createDirectories(folder);
            try (FileChannel lock = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                LOG.debug("{} is held: {}", folder, held.isValid());
                if (!Files.isDirectory(built)) {
                    build(file, folder, built);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the road network cannot be kept in " + folder, e);
        }
        return new GraphHopperRoads(load(file, built));
    }

    private static void build(Path file, Path folder, Path built) throws IOException {
        long began = System.nanoTime();
        LOG.info("building the road network of {}", file);
        deleteOthers(folder);
        Path building = folder.resolve(BUILDING);
        GraphHopper hopper = hopper(file, building);
        try {
            hopper.importOrLoad();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(file + " is damaged or holds no roads: " + e.getMessage(), e);
        } finally {
            hopper.close();
        }
        Files.move(building, built, StandardCopyOption.ATOMIC_MOVE);
        LOG.info("the road network of {} was built in {} s", file, (System.nanoTime() - began) / 1_000_000_000);
    }

    private static GraphHopper load(Path file, Path built) {
        GraphHopper hopper = hopper(file, built);
        if (!hopper.load()) {
            throw new IllegalStateException("there is no road network in " + built + "; delete this folder");
        }
        return hopper;
    }

    private static GraphHopper hopper(Path file, Path folder) {
        Profile car = new Profile(CAR).setCustomModel(GHUtility.loadCustomModelFromJar("car.json"));
        GraphHopperConfig config = new GraphHopperConfig()
                .setProfiles(List.of(car))
                .setCHProfiles(List.of(new CHProfile(CAR)))
                .putObject("datareader.file", file.toAbsolutePath().toString())
                .putObject("graph.location", folder.toAbsolutePath().toString())
                .putObject("graph.encoded_values", "car_access, car_average_speed, road_access")
                .putObject("graph.dataaccess.default_type", "MMAP")
                .putObject("import.osm.ignored_highways", "footway,cycleway,path,pedestrian,steps");
        return new GraphHopper().init(config);
    }

    /** Networks of files that have changed since, and half of one. */
    private static void deleteOthers(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.filter(Files::isDirectory).toList()) {
                try (Stream<Path> all = Files.walk(entry)) {
                    for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(one);
                    }
                }
            }
        }
    }
}
