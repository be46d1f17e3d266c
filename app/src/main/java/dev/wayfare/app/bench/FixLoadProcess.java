package dev.wayfare.app.bench;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.simulator.load.FixLoadMain;
import dev.wayfare.simulator.load.FixLoadReport;
import dev.wayfare.simulator.load.FixLoadSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A load of fixes in a process of its own, so that its work is not taken for the platform's. */
final class FixLoadProcess implements AutoCloseable {

    private final Path folder;
    private final Process process;

    private FixLoadProcess(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
    }

    static FixLoadProcess start(FixLoadSettings settings) throws IOException {
        Path folder = Files.createTempDirectory("wayfare-load");
        Files.write(folder.resolve("settings.json"), Json.write(settings));
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                FixLoadMain.class.getName(),
                folder.resolve("settings.json").toString(),
                folder.resolve("report.json").toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        return new FixLoadProcess(folder, process);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /**
     * Waits for its end.
     *
     * @throws IOException when it failed; its output is told
     */
    FixLoadReport report() throws IOException, InterruptedException {
        if (process.waitFor() != 0) {
            throw new IOException("the load failed: " + Files.readString(folder.resolve("output.txt")));
        }
        return Json.read(Files.readAllBytes(folder.resolve("report.json")), FixLoadReport.class);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        for (String name : List.of("settings.json", "report.json", "output.txt")) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }
}
