package dev.wayfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.routing.FactorsText;
import dev.wayfare.runtime.config.Settings;
import dev.wayfare.runtime.routing.Routing;
import dev.wayfare.runtime.routing.RoutingSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of travel times, with the road networks that the platform carries. */
class RoutingSettingsTest {

    private static final Path ANDORRA = Path.of("/work/shared/data/osm/andorra.osm.pbf");
    private static final GeoPoint CAPITAL = new GeoPoint(42.5075, 1.5218);
    private static final GeoPoint PAS_DE_LA_CASA = new GeoPoint(42.5425, 1.7335);
    private static final Instant NOW = Instant.parse("2026-01-05T11:00:00Z");

    @TempDir
    private Path folder;

    private final MeterRegistry meters = new SimpleMeterRegistry();

    private Routing open(String key, String value) {
        Settings settings = Settings.read(Map.of(key, value), Optional.empty());
        return RoutingSettings.read(settings).open(folder, meters);
    }

    @Test
    void what_cannot_be_is_refused_with_the_settings_name_and_a_remedy() throws IOException {
        assertThatThrownBy(() -> open("eta.zone", "Mars/Olympus"))
                .hasMessageContaining("'eta.zone'")
                .hasMessageContaining("America/Chicago");
        assertThatThrownBy(() -> open("eta.factors", "/no/such/file"))
                .hasMessageContaining("'eta.factors'")
                .hasMessageContaining("fit-eta");
        assertThatThrownBy(() -> open("routing.osm", "/no/such.osm.pbf"))
                .hasMessageContaining("'routing.osm'")
                .hasMessageContaining("/no/such.osm.pbf");
        Path text = Files.writeString(folder.resolve("text.osm.pbf"), "no map");
        assertThatThrownBy(() -> open("routing.osm", text.toString()))
                .hasMessageContaining("'routing.osm'")
                .hasMessageContaining("no OpenStreetMap extract");
    }

    @Test
    void factors_of_a_file_are_used() throws Exception {
        String slow =
                FactorsText.write(FactorsText.shipped()).replaceAll("(?m)^(weekday|weekend) (\\d+) .*$", "$1 $2 0.5");
        Path file = Files.writeString(folder.resolve("slow.txt"), slow);
        try (Routing usual = open("eta.zone", "UTC");
                Routing slower = open("eta.factors", file.toString())) {
            assertThat(slower.times().between(CAPITAL, PAS_DE_LA_CASA, NOW).durationS())
                    .isGreaterThan(1.5
                            * usual.times()
                                    .between(CAPITAL, PAS_DE_LA_CASA, NOW)
                                    .durationS());
        }
    }

    @Test
    void roads_are_opened_in_the_background_and_count_what_they_do_not_know() throws Exception {
        assumeTrue(Files.isReadable(ANDORRA), "the extract of Andorra is not here");
        try (Routing routing = open("routing.osm", ANDORRA.toString())) {
            assertThat(routing.times().between(CAPITAL, PAS_DE_LA_CASA, NOW).distanceM())
                    .isPositive();
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> routing.missing()
                    .isEmpty());
            assertThat(routing.times().between(CAPITAL, PAS_DE_LA_CASA, NOW).distanceM())
                    .isGreaterThan(24_000);
            routing.times().between(CAPITAL, new GeoPoint(41.88, -87.63), NOW);
            assertThat(meters.get("wayfare.routing.not.found").counter().count())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_damaged_map_leaves_the_factors_and_says_so() throws Exception {
        assumeTrue(Files.isReadable(ANDORRA), "the extract of Andorra is not here");
        byte[] whole = Files.readAllBytes(ANDORRA);
        Path half = Files.write(folder.resolve("half.osm.pbf"), Arrays.copyOf(whole, whole.length / 2));
        try (Routing routing = open("routing.osm", half.toString())) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> routing.missing().orElse("").contains("is damaged"));
            assertThat(routing.missing().orElseThrow()).contains("'routing.osm'", "mend the file");
            assertThat(routing.times().between(CAPITAL, PAS_DE_LA_CASA, NOW).seconds())
                    .isPositive();
        }
    }
}
