package dev.wayfare.app.cli;

import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import dev.wayfare.simulator.demo.Progress;
import dev.wayfare.simulator.demo.Simulation;
import dev.wayfare.simulator.demo.SimulationSettings;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * A short life of the platform on data that is thrown away. The launcher runs it once after a build, so that the JVM's
 * ahead-of-time cache knows what a start needs.
 */
@Command(name = "train", hidden = true, description = "Runs briefly, so that later starts are quick.")
public final class TrainCommand implements Callable<Integer> {

    private static final double MINUTES = 0.1;
    private static final int PEOPLE = 4;

    @Override
    public Integer call() throws Exception {
        Path data = Files.createTempDirectory("wayfare-train");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Map<String, String> settings = Map.of("http.port", Integer.toString(port));
        try (Platform platform = Platform.start(data, Modules.all(), settings, Optional.empty())) {
            SimulationSettings city = SimulationSettings.of(URI.create("http://localhost:" + port))
                    .withPeople(PEOPLE, PEOPLE)
                    .withTime(MINUTES, 200);
            Simulation.run(city, Progress.unseen());
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
        return 0;
    }
}
