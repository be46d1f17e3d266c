package dev.wayfare.app.cli;

import dev.wayfare.app.bench.Training;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The launcher runs this once after a build, so that the JVM's ahead-of-time cache knows what a start needs and what will be
 * hot; see {@link Training}.
 */
@Command(name = "train", hidden = true, description = "Runs briefly, so that later starts are quick.")
public final class TrainCommand implements Callable<Integer> {

    @Option(names = "--start-only", description = "Learns what a start needs, and nothing more.")
    private boolean startOnly;

    @Override
    public Integer call() throws Exception {
        if (startOnly) {
            Training.start();
        } else {
            Training.run();
        }
        return 0;
    }
}
