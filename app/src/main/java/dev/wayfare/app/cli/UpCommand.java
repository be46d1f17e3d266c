package dev.wayfare.app.cli;

import dev.wayfare.app.process.Platform;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the platform, or some of its modules, until stopped. */
@Command(name = "up", description = "Runs the platform until stopped.", mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private PlatformOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        Platform platform = options.start(spec.commandLine().getOut());
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            platform.close();
            stopped.countDown();
        }));
        spec.commandLine().getOut().println("wayfare ready " + options.readyAt() + " (" + Uptime.seconds() + ")");
        spec.commandLine().getOut().flush();
        stopped.await();
        return 0;
    }
}
