package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Ran;
import dev.wayfare.embedded.EmbeddedStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Starts that cannot be: each ends with status 1 and one line that says what to do, and leaves nothing running. */
class BadStartsTest {

    @TempDir
    private Path folder;

    @Test
    void a_port_in_use_is_named_with_the_option_that_chooses_another() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            Ran ran = up(folder.resolve("data"), "--port", Integer.toString(port));

            assertThat(ran.said())
                    .contains("port " + port + " cannot be opened")
                    .contains("stop what uses it, or choose another one by --port");
        }
        assertThat(redisRuns(folder.resolve("data"))).isFalse();
    }

    @Test
    void health_of_a_process_without_a_gateway_needs_a_free_port_too() throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();

            Ran ran = up(folder.resolve("data"), "--port", Integer.toString(port), "--modules", "dispatch");

            assertThat(ran.said())
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

    @Test
    void a_data_folder_that_another_process_has_is_named_with_that_process() throws IOException {
        try (FileChannel lock =
                FileChannel.open(folder.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            lock.write(StandardCharsets.UTF_8.encode("4711\n"));

            assertThat(up(folder).said())
                    .contains("is in use by process 4711")
                    .contains("stop that process, or choose another folder with --data");
        }
    }

    @Test
    void a_store_that_does_not_answer_is_named_with_the_setting_that_names_it() {
        try (EmbeddedStack stores = EmbeddedStack.start(folder.resolve("stores"))) {
            Map<String, String> uris = Map.of(
                    "kafka.bootstrap", stores.kafkaBootstrap(),
                    "redis.uri", stores.redisUri(),
                    "mongodb.uri", stores.mongoUri());
            assertThat(upWith(uris, "kafka.bootstrap", "127.0.0.1:1"))
                    .contains("no broker answers at 127.0.0.1:1")
                    .contains("KAFKA_BOOTSTRAP");
            assertThat(upWith(uris, "redis.uri", "redis://:secret@127.0.0.1:1"))
                    .contains("no Redis answers at 127.0.0.1:1")
                    .contains("REDIS_URI")
                    .doesNotContain("secret");
            assertThat(upWith(uris, "mongodb.uri", "mongodb://127.0.0.1:1"))
                    .contains("no MongoDB answers at 127.0.0.1:1")
                    .contains("MONGODB_URI");
        }
    }

    private String upWith(Map<String, String> uris, String key, String wrong) {
        Map<String, String> settings = new TreeMap<>(uris);
        settings.put(key, wrong);
        settings.put("platform.secret", "5e".repeat(32));
        List<String> options =
                new ArrayList<>(List.of("--modules", "dispatch", "--port", Integer.toString(FreePort.any())));
        settings.forEach((name, value) -> options.add("-D" + name + "=" + value));
        return up(folder.resolve("data"), options.toArray(String[]::new)).said();
    }

    private static Ran up(Path data, String... more) {
        List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString()));
        arguments.addAll(List.of(more));
        Ran ran = Ran.of(arguments.toArray(String[]::new));
        assertThat(ran.status()).as(ran.said()).isEqualTo(CommandLine.ExitCode.SOFTWARE);
        assertThat(ran.said()).startsWith("wayfare: ").hasLineCount(1);
        return ran;
    }

    private static boolean redisRuns(Path data) throws IOException {
        Path pid = data.resolve("redis").resolve("PID");
        return Files.exists(pid)
                && ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                        .isPresent();
    }
}
