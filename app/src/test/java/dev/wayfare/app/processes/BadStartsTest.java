package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.Wayfare;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Starts that cannot be: each ends with status 1 and one line that says what to do, and leaves nothing running. */
class BadStartsTest {

    @TempDir
    private Path folder;

    /** What the command line said on its error stream, and its exit status. */
    private record Ended(int status, String said) {}

    @Test
    void a_port_in_use_is_named_with_the_option_that_chooses_another() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            Ended ended = up(folder.resolve("data"), "--port", Integer.toString(port));

            assertThat(ended.said())
                    .contains("port " + port + " cannot be opened")
                    .contains("stop what uses it, or choose another one by --port");
        }
        assertThat(redisRuns(folder.resolve("data"))).isFalse();
    }

    @Test
    void health_of_a_process_without_a_gateway_needs_a_free_port_too() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            Ended ended = up(folder.resolve("data"), "--port", Integer.toString(port), "--modules", "dispatch");

            assertThat(ended.said())
                    .contains("port " + port + " cannot be opened")
                    .contains("--port");
        }
    }

    @Test
    void a_data_folder_that_cannot_be_written_is_named() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));

        assertThat(up(file.resolve("data")).said())
                .contains(file.toString())
                .contains("choose another folder with --data");
        assertThat(up(Path.of("/proc/wayfare")).said())
                .contains("/proc/wayfare")
                .contains("choose another folder with --data");
    }

    @Test
    void a_data_folder_of_a_newer_version_is_left_alone() throws IOException {
        Files.writeString(folder.resolve("VERSION"), "99\n");

        assertThat(up(folder).said())
                .contains("has version 99")
                .contains("run the newer program that wrote it, or choose another folder with --data");
        assertThat(folder)
                .isDirectoryContaining(path -> path.endsWith("VERSION"))
                .isDirectoryNotContaining(path -> path.endsWith("kafka"));
    }

    @Test
    void a_module_that_there_is_not_is_named_with_those_that_there_are() {
        assertThat(up(folder, "--modules", "rides,flying-carpets").said())
                .contains("no module is called 'flying-carpets'")
                .contains("rides, dispatch");
    }

    private static Ended up(Path data, String... more) {
        StringWriter out = new StringWriter();
        CommandLine line = Wayfare.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(out, true));
        String[] arguments = new String[3 + more.length];
        arguments[0] = "up";
        arguments[1] = "--data";
        arguments[2] = data.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        Ended ended = new Ended(line.execute(arguments), out.toString());
        assertThat(ended.status()).as(ended.said()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(ended.said()).startsWith("wayfare: ").hasLineCount(1);
        return ended;
    }

    private static boolean redisRuns(Path data) throws IOException {
        Path pid = data.resolve("redis").resolve("PID");
        return Files.exists(pid)
                && ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .isPresent();
    }
}
