package dev.wayfare.simulator.load;

import dev.wayfare.contracts.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A load of fixes as a process of its own: its settings come in one file of JSON, its report goes into another. */
public final class FixLoadMain {

    private FixLoadMain() {}

    /**
     * Runs the load.
     *
     * @param arguments the files of the settings and of the report
     */
    public static void main(String[] arguments) throws IOException {
        FixLoadSettings settings = Json.read(Files.readAllBytes(Path.of(arguments[0])), FixLoadSettings.class);
        Files.write(Path.of(arguments[1]), Json.write(FixLoad.run(settings)));
    }
}
