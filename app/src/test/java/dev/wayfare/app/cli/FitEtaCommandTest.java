package dev.wayfare.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.wayfare.app.Wayfare;
import dev.wayfare.routing.FactorsText;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FitEtaCommandTest {

    private static final Path CHICAGO = Path.of("/work/shared/data/chicago-taxi/trips.csv");

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(Path trips, Path factors) {
        CommandLine line = Wayfare.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute("fit-eta", trips.toString(), "--out", factors.toString());
    }

    @Test
    void the_shipped_factors_are_those_of_the_chicago_sample() {
        assumeTrue(Files.isReadable(CHICAGO), "the sample of trips is not here");
        Path factors = folder.resolve("factors.txt");
        assertThat(run(CHICAGO, factors)).as(err.toString()).isZero();
        assertThat(FactorsText.read(factors)).isEqualTo(FactorsText.shipped());
        assertThat(out.toString()).contains("fitted from 6286 trips", "fitted factors ", "30 km/h");
    }

    @Test
    void a_file_without_trips_is_refused_in_words() throws IOException {
        Path trips = Files.writeString(folder.resolve("trips.csv"), "a,b\n1,2\n");
        assertThat(run(trips, folder.resolve("factors.txt"))).isNotZero();
        assertThat(err.toString()).contains("has no column 'trip_start_timestamp'");
    }
}
