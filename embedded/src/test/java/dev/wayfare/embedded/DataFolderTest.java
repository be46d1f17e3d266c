package dev.wayfare.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    Path data;

    @Test
    void a_new_folder_is_made_and_marked_with_the_version() throws Exception {
        Path folder = data.resolve("a/b");
        DataFolder.open(folder).close();
        assertThat(Files.readString(folder.resolve("VERSION")).strip()).isEqualTo("1");
    }

    @Test
    void a_folder_of_a_newer_version_is_refused_and_left_as_it_is() throws Exception {
        Files.writeString(data.resolve("VERSION"), "2\n");
        assertThatThrownBy(() -> EmbeddedStack.start(data))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining(data.toString())
                .hasMessageContaining("version 2")
                .hasMessageContaining("newer program");
        assertThat(data.resolve("kafka")).doesNotExist();
    }

    @Test
    void a_folder_that_is_none_of_ours_is_refused() throws Exception {
        Files.writeString(data.resolve("VERSION"), "release seven\n");
        assertThatThrownBy(() -> DataFolder.open(data))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("--data");
    }

    @Test
    void a_folder_that_cannot_be_written_is_refused() throws Exception {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        assertThatThrownBy(() -> EmbeddedStack.start(file.resolve("below")))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("cannot be written")
                .hasMessageContaining(file.toString())
                .hasMessageContaining("--data");
    }

    @Test
    void a_disk_without_room_is_refused_with_what_is_needed() {
        long oneExabyte = 1L << 60;
        assertThatThrownBy(() -> DataFolder.open(data, oneExabyte))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining((oneExabyte >> 20) + " MB are needed")
                .hasMessageContaining("free some space");
        DataFolder.open(data).close();
    }

    @Test
    void a_folder_given_up_can_be_opened_again() {
        DataFolder.open(data).close();
        DataFolder.open(data).close();
        assertThat(data.resolve("LOCK")).exists();
    }

    @Test
    void a_port_in_use_is_named_with_its_setting() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> EmbeddedStack.start(data, new EmbeddedPorts(port, 0, 0)))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("Port " + port)
                    .hasMessageContaining("embedded.kafka.port");
        }
    }

    @Test
    void a_remembered_port_that_was_taken_meanwhile_is_given_up_for_another() throws Exception {
        int first = Port.choose(data, 0, "Kafka");
        assertThat(Port.choose(data, 0, "Kafka")).isEqualTo(first);
        try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Port.choose(data, 0, "Kafka")).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void ports_outside_the_range_are_refused() {
        assertThatThrownBy(() -> new EmbeddedPorts(0, 65_536, 0))
                .isInstanceOf(EmbeddedException.class)
                .hasMessageContaining("redis is 65536");
        assertThatThrownBy(() -> new EmbeddedPorts(0, 6379, 6379)).hasMessageContaining("share a port");
    }
}
