package dev.wayfare.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {

    @TempDir
    Path secrets;

    @Test
    void password_is_made_once_and_only_its_owner_may_read_it() throws IOException {
        FirstAdmin admin = new FirstAdmin(secrets);
        assertThat(admin.makePassword()).isTrue();
        String password = admin.password();
        assertThat(new FirstAdmin(secrets).makePassword()).isFalse();
        assertThat(admin.password()).isEqualTo(password).hasSize(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(admin.file())))
                .isEqualTo("rw-------");
    }

    @Test
    void password_file_that_a_crash_left_empty_is_filled() throws IOException {
        FirstAdmin admin = new FirstAdmin(secrets);
        Files.createFile(admin.file());
        assertThat(admin.makePassword()).isTrue();
        assertThat(admin.password()).hasSize(20);
    }
}
