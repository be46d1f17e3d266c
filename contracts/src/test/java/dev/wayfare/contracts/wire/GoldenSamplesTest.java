package dev.wayfare.contracts.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.wayfare.contracts.topics.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Golden samples pin what is on logs already. A new type gets its sample by {@code -Dgolden.write=true}; an existing sample is
 * never rewritten: a change that cannot read it, or that drops or renames a field, needs a new version of the type.
 */
class GoldenSamplesTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = Json.mapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<String> names() {
        return WireTypes.names().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void every_type_reads_its_golden_sample_and_writes_all_of_its_fields_again(String name)
            throws IOException, ReflectiveOperationException {
        Path file = FOLDER.resolve(name + ".json");
        Class<?> type = WireTypes.typeOf(name).orElseThrow();
        if (Boolean.getBoolean("golden.write") && !Files.exists(file)) {
            Files.write(file, JSON.writeValueAsBytes(Samples.of(type)));
        }
        assertThat(file).as("golden sample; write it with -Dgolden.write=true").exists();
        JsonNode golden = JSON.readTree(Files.readAllBytes(file));
        JsonNode written = JSON.readTree(Json.write(Json.read(Files.readAllBytes(file), type)));
        golden.properties().forEach(field -> assertThat(written.get(field.getKey()))
                .as("%s.%s", name, field.getKey())
                .isEqualTo(field.getValue()));
    }

    @Test
    void no_type_that_stands_on_logs_has_been_forgotten() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
                    .containsExactlyInAnyOrderElementsOf(new TreeSet<>(WireTypes.names()));
        }
    }

    @Test
    void a_field_that_a_newer_writer_added_is_passed_over() {
        byte[] newer = "{\"attempt\":2,\"at\":\"2026-01-02T03:04:05Z\",\"mood\":\"sunny\"}"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(WireTypes.read(newer, "ride.driver-sought.v1"))
                .isInstanceOf(dev.wayfare.contracts.rides.RideEvent.DriverSought.class);
    }
}
