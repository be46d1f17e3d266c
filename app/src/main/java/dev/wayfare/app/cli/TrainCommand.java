package dev.wayfare.app.cli;

import dev.wayfare.app.bench.Training;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The launcher runs this once after a build, so that the JVM's ahead-of-time cache knows what a start needs and what will be
 * hot; see {@link Training}.
 */
@Command(name = "train", hidden = true, description = "Runs briefly, so that later starts are quick.")
public final class TrainCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        Training.run();
        return 0;
    }
}
