package dev.wayfare.app.cli;

import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Holds the raw log against what must hold, whatever crashes. */
@Command(
        name = "check",
        description = "Reads the raw log and proves the platform's promises. Exit status 1 when one is broken.",
        mixinStandardHelpOptions = true)
public final class CheckCommand implements Callable<Integer> {

    @Mixin
    private LogOptions log;

    @Option(names = "--at-rest", description = "Nothing moves any more: every ride must have ended.")
    private boolean atRest;

    @Option(names = "--acknowledged", description = "File with ids of rides that were acknowledged; each must exist.")
    private @Nullable Path acknowledged;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        CheckOptions options = atRest ? CheckOptions.atRest(now) : CheckOptions.atWork(now);
        if (acknowledged != null) {
            options = options.withAcknowledgedRides(acknowledged);
        }
        try (LogOptions.OpenLog open = log.open()) {
            CheckReport report = LogChecker.check(open.bootstrap(), options);
            report.print(spec.commandLine().getOut());
            spec.commandLine().getOut().flush();
            return report.holds() ? 0 : 1;
        }
    }
}
