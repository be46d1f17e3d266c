package dev.wayfare.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedMongoTest {
    private static final String NO_PROGRAMS = "";

    @TempDir
    Path data;

    @TempDir
    Path programs;

    @Test
    void a_mongod_on_the_path_is_started_and_ended() throws Exception {
        fakeMongod("sleep 600 & echo $! > \"$pid\"");
        ProcessHandle server;
        try (EmbeddedMongo mongo = EmbeddedMongo.start(data, 0, searchPath())) {
            assertThat(mongo.uri()).startsWith("mongodb://127.0.0.1:");
            server = ProcessHandle.of(
                            Long.parseLong(Files.readString(data.resolve("PID")).strip()))
                    .orElseThrow();
            assertThat(server.info().command()).isPresent();
        }
        assertThat(server.info().command()).isEmpty();
        assertThat(data.resolve("standin.mv")).doesNotExist();
    }

    @Test
    void a_mongod_that_does_not_start_says_why() throws Exception {
        fakeMongod("echo 'the moon is wrong'; exit 14");
        assertThatThrownBy(() -> EmbeddedMongo.start(data, 0, searchPath()))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("status 14: the moon is wrong")
                .hasMessageContaining("MONGODB_URI");
    }

    @Test
    void documents_stay_with_the_kind_of_server_that_wrote_them() throws Exception {
        EmbeddedMongo.start(data, 0, NO_PROGRAMS).close();
        fakeMongod("exit 1");
        EmbeddedMongo.start(data, 0, searchPath()).close();

        Path other = Files.createDirectory(data.resolve("other"));
        Files.createDirectory(other.resolve("db"));
        assertThatThrownBy(() -> EmbeddedMongo.start(other, 0, NO_PROGRAMS))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("written by a mongod");
    }

    @Test
    void a_damaged_store_says_what_to_do() throws Exception {
        Files.writeString(data.resolve("standin.mv"), "this is no store".repeat(1000));
        assertThatThrownBy(() -> EmbeddedMongo.start(data, 0, NO_PROGRAMS))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("Move the file away");
    }

    private String searchPath() {
        return programs.toString();
    }

    private void fakeMongod(String body) throws Exception {
        String script = """
                #!/bin/sh
                while [ $# -gt 0 ]; do
                  if [ "$1" = --pidfilepath ]; then pid=$2; fi
                  shift
                done
                """ + body + "\n";
        Path program = Files.writeString(programs.resolve("mongod"), script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
