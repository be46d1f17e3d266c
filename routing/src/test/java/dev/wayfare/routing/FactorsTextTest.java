package dev.wayfare.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorsTextTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        StreetFactors shipped = FactorsText.shipped();
        assertThat(FactorsText.read(file(FactorsText.write(shipped)))).isEqualTo(shipped);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "band 1000 1.3 8 | band 500 1.3 8 | a longer line must not be shorter",
                "band 1000 1.3 | | line 1: 'band 1000 1.3' lacks a number",
                "band 1000 0.9 8 | | line 1: detour 0.9 is not 1.0 to 10.0",
                "band NaN 1.3 8 | | line 1: line NaN is not",
                "band 1000 1.3 fast | | line 1: For input string: \"fast\"",
                "weekday 24 1 | | line 1: '24' is not an hour from 0 to 23",
                "weekday 1.5 1 | | line 1: '1.5' is not an hour from 0 to 23",
                "weekday 3 0 | band 1000 1.3 8 | weekday pace 0.0 is not",
                "holiday 1 1 | | line 1: 'holiday' is not band, weekday or weekend",
                "# nothing | | there must be a band at least"
            })
    void a_wrong_file_is_refused_with_its_name_and_the_line(String first, String second, String why)
            throws IOException {
        StringBuilder text = new StringBuilder(first + "\n");
        if (second != null) {
            text.append(second).append('\n');
        }
        for (int hour = 0; hour < 24; hour++) {
            boolean said = first.startsWith("weekday " + hour + " ");
            text.append(said ? "" : "weekday " + hour + " 1\n").append("weekend " + hour + " 1\n");
        }
        Path file = file(text.toString());
        assertThatThrownBy(() -> FactorsText.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining(why);
    }

    @Test
    void a_forgotten_hour_is_found() throws IOException {
        String text = FactorsText.write(FactorsText.shipped()).replaceFirst("weekend 23 \\S+", "");
        assertThatThrownBy(() -> FactorsText.read(file(text))).hasMessageContaining("weekend pace NaN");
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> FactorsText.read(folder.resolve("none.txt")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.txt");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("factors.txt"), text);
    }
}
