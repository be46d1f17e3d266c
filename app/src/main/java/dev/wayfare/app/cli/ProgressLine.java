package dev.wayfare.app.cli;

import dev.wayfare.simulator.demo.Progress;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;

/** One line that follows a simulation: redrawn on a terminal, told every few seconds elsewhere. */
final class ProgressLine {

    private static final int QUIET_EVERY_S = 5;

    private final PrintWriter out;
    private final boolean terminal =
            Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();

    ProgressLine(PrintWriter out) {
        this.out = out;
    }

    void show(Progress now) {
        String line = String.format(
                Locale.ROOT,
                "%4d s  %-12s %3.0f %%  online %d (%d busy)  requested %d  matched %d  completed %d  cancelled %d  none %d%s",
                now.second(),
                now.phase().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                now.phaseShare() * 100,
                now.phase() == Progress.Phase.SIGNING_UP ? now.joined() : now.online(),
                now.busy(),
                now.requested(),
                now.matched(),
                now.completed(),
                now.cancelled(),
                now.noDrivers(),
                now.errors() == 0 ? "" : "  errors " + now.errors());
        if (terminal) {
            out.print("\r\033[K" + line + (now.phase() == Progress.Phase.DONE ? "\n" : ""));
        } else if (now.second() % QUIET_EVERY_S == 0 || now.phase() == Progress.Phase.DONE) {
            out.println(line);
        }
        out.flush();
    }
}
