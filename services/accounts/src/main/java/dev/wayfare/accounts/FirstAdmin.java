package dev.wayfare.accounts;

import dev.wayfare.accounts.password.PasswordHashing;
import dev.wayfare.contracts.accounts.AccountCommand.SignUp;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.runtime.node.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The admin of a platform that has none: made on the first start, by the same command as everybody, with a password that is
 * told once and kept in a file that only its owner may read. Safe to repeat: the owner of the account knows it by its id.
 */
final class FirstAdmin {

    static final String EMAIL = "admin@wayfare.local";
    static final UserId USER = new UserId(Ids.derive(UserId.PREFIX, "first-admin"));

    private static final String PHONE = "+12025550100";
    private static final int PASSWORD_BYTES = 15;

    private final Path file;

    FirstAdmin(Path secrets) {
        this.file = secrets.resolve("admin-password");
    }

    Path file() {
        return file;
    }

    /** Makes the password unless there is one; true when it was made now. */
    boolean makePassword() throws IOException {
        if (Files.exists(file) && Files.size(file) > 0) {
            return false;
        }
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        Files.deleteIfExists(file);
        Secrets.writeOnce(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n");
        return true;
    }

    String password() throws IOException {
        return Files.readString(file).strip();
    }

    Command signUp(PasswordHashing passwords) throws IOException {
        SignUp form =
                new SignUp(USER, Role.ADMIN, "First admin", EMAIL, PHONE, passwords.hash(password()), null, true, null);
        return Command.of(
                Topics.SIGNUP_REQUESTS,
                USER.value(),
                form,
                Ids.derive("cmd", "first-admin", form.passwordHash()),
                "/wayfare/accounts");
    }
}
