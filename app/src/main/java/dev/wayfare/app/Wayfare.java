package dev.wayfare.app;

import dev.wayfare.app.cli.BenchCommand;
import dev.wayfare.app.cli.CheckCommand;
import dev.wayfare.app.cli.DemoCommand;
import dev.wayfare.app.cli.DlqCommand;
import dev.wayfare.app.cli.FitEtaCommand;
import dev.wayfare.app.cli.ImportCommand;
import dev.wayfare.app.cli.MonitorCommand;
import dev.wayfare.app.cli.RebuildCommand;
import dev.wayfare.app.cli.TrainCommand;
import dev.wayfare.app.cli.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line's entry. */
@Command(
        name = "wayfare",
        description = "One booking and dispatch platform on one event log.",
        mixinStandardHelpOptions = true,
        version = "wayfare 0.1.0",
        subcommands = {
            UpCommand.class,
            DemoCommand.class,
            CheckCommand.class,
            BenchCommand.class,
            FitEtaCommand.class,
            ImportCommand.class,
            MonitorCommand.class,
            DlqCommand.class,
            RebuildCommand.class,
            TrainCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Wayfare implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs a command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The command line; what goes wrong is told in one line on its error stream. */
    public static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Wayfare());
        line.setExecutionExceptionHandler((fault, command, parsed) -> {
            command.getErr().println("wayfare: " + messageOf(fault));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return line;
    }

    private static String messageOf(Throwable fault) {
        StringBuilder text = new StringBuilder(fault.getMessage() == null ? fault.toString() : fault.getMessage());
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && text.indexOf(cause.getMessage()) < 0) {
                text.append(": ").append(cause.getMessage());
            }
        }
        return text.toString();
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
