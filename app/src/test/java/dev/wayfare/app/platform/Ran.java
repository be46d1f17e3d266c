package dev.wayfare.app.platform;

import dev.wayfare.app.Wayfare;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command of the command line, run in this JVM.
 *
 * @param status its exit status
 * @param said on both of its streams
 */
public record Ran(int status, String said) {

    public static Ran of(String... arguments) {
        StringWriter out = new StringWriter();
        CommandLine line = Wayfare.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        int status = line.execute(arguments);
        return new Ran(status, out.toString());
    }
}
