package dev.wayfare.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.RoadNetwork;
import dev.wayfare.routing.RoadNetworkMaker;
import dev.wayfare.routing.Travel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Andorra's roads; skipped by name where the extract is not there. */
class GraphHopperRoadsTest {

    private static final Path ANDORRA = Path.of("/work/shared/data/osm/andorra.osm.pbf");
    private static final GeoPoint CAPITAL = new GeoPoint(42.5075, 1.5218);
    private static final GeoPoint LA_MASSANA = new GeoPoint(42.5449, 1.5148);
    private static final GeoPoint PAS_DE_LA_CASA = new GeoPoint(42.5425, 1.7335);
    private static final GeoPoint CHICAGO = new GeoPoint(41.88, -87.63);
    private static final GeoPoint MOUNTAIN = new GeoPoint(42.62, 1.44);

    @TempDir
    private static Path folder;

    private static @Nullable RoadNetwork roads;

    @BeforeAll
    static void build() {
        assumeTrue(Files.isReadable(ANDORRA), "the extract of Andorra is not here");
        roads = maker().open(ANDORRA, folder.resolve("roads"));
    }

    @AfterAll
    static void close() {
        if (roads != null) {
            roads.close();
        }
    }

    private static RoadNetworkMaker maker() {
        return ServiceLoader.load(RoadNetworkMaker.class).findFirst().orElseThrow();
    }

    private static Map<List<Integer>, Travel> ways(List<GeoPoint> origins, List<GeoPoint> destinations) {
        Map<List<Integer>, Travel> ways = new HashMap<>();
        Objects.requireNonNull(roads)
                .ways(
                        origins,
                        destinations,
                        (origin, destination, metres, seconds) ->
                                ways.put(List.of(origin, destination), new Travel(metres, seconds)));
        return ways;
    }

    @Test
    void a_way_over_the_mountains_is_much_longer_than_the_line() {
        Travel way = ways(List.of(CAPITAL), List.of(PAS_DE_LA_CASA)).get(List.of(0, 0));
        assertThat(CAPITAL.distanceM(PAS_DE_LA_CASA)).isCloseTo(17_800, within(300.0));
        assertThat(way.distanceM()).isBetween(25_000.0, 36_000.0);
        assertThat(way.durationS()).isBetween(1_200.0, 3_600.0);
    }

    @Test
    void pairs_asked_together_are_what_they_are_alone() {
        List<GeoPoint> places = List.of(CAPITAL, LA_MASSANA, PAS_DE_LA_CASA);
        Map<List<Integer>, Travel> together = ways(places, places);
        assertThat(together).hasSize(9);
        for (int from = 0; from < places.size(); from++) {
            for (int to = 0; to < places.size(); to++) {
                Travel alone =
                        ways(List.of(places.get(from)), List.of(places.get(to))).get(List.of(0, 0));
                assertThat(together.get(List.of(from, to)).distanceM()).isCloseTo(alone.distanceM(), within(1.0));
            }
        }
    }

    @Test
    void places_beyond_the_extract_far_from_roads_at_poles_and_date_line_are_not_found() {
        List<GeoPoint> strange = new ArrayList<>(List.of(
                CHICAGO,
                MOUNTAIN,
                new GeoPoint(90, 0),
                new GeoPoint(-90, 0),
                new GeoPoint(0, 180),
                new GeoPoint(0, -180)));
        assertThat(ways(strange, List.of(CAPITAL))).isEmpty();
        strange.add(LA_MASSANA);
        assertThat(ways(strange, List.of(CHICAGO, CAPITAL))).containsOnlyKeys(List.of(6, 1));
        assertThat(ways(List.of(), List.of())).isEmpty();
    }

    @Test
    void what_was_built_is_used_again_and_a_changed_file_is_built_anew(@TempDir Path other) throws IOException {
        Path map = Files.copy(ANDORRA, other.resolve("town.osm.pbf"));
        Path kept = other.resolve("roads");
        maker().open(map, kept).close();
        List<Path> first = networks(kept);
        maker().open(map, kept).close();
        assertThat(networks(kept)).isEqualTo(first);
        Files.setLastModifiedTime(map, java.nio.file.attribute.FileTime.fromMillis(1_000));
        maker().open(map, kept).close();
        assertThat(networks(kept)).hasSize(1).isNotEqualTo(first);
    }

    @Test
    void a_build_that_was_cut_short_is_begun_anew(@TempDir Path other) throws IOException {
        Files.createDirectories(other.resolve("building"));
        Files.writeString(other.resolve("building/nodes"), "half");
        maker().open(ANDORRA, other).close();
        assertThat(networks(other)).singleElement().satisfies(network -> assertThat(network.getFileName())
                .hasToString(new MapFile(ANDORRA).fingerprint(com.graphhopper.util.Constants.VERSION)));
    }

    private static List<Path> networks(Path kept) throws IOException {
        try (Stream<Path> entries = Files.list(kept)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    @Test
    void files_that_are_missing_no_map_or_damaged_are_named(@TempDir Path other) throws IOException {
        RoadNetworkMaker maker = maker();
        assertThatThrownBy(() -> maker.requireMap(other.resolve("none.osm.pbf")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.osm.pbf");
        Path text = Files.writeString(other.resolve("text.osm.pbf"), "this is no map");
        assertThatThrownBy(() -> maker.requireMap(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text.osm.pbf is no OpenStreetMap extract");
        byte[] whole = Files.readAllBytes(ANDORRA);
        Path half = Files.write(other.resolve("half.osm.pbf"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> maker.open(half, other.resolve("roads")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half.osm.pbf is damaged");
    }
}
