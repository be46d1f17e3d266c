package dev.wayfare.accounts;

import dev.wayfare.accounts.password.Argon2Cost;
import dev.wayfare.accounts.password.PasswordPool;
import dev.wayfare.runtime.config.Settings;
import java.time.Duration;

/**
 * Settings of this service, all under {@code accounts.}
 *
 * @param passwords {@code password.threads} (as many as processors), {@code password.queue} (200), {@code
 *     password.memory-kib} (7168) and {@code password.iterations} (5)
 * @param accessTokenLife {@code token.access-life} (15m)
 * @param sessionLife {@code token.refresh-life} (30d): a session ends so long after its last refresh
 * @param keysChangedEvery {@code token.keys-changed-every} (30d)
 */
record AccountsSettings(
        PasswordPool passwords, Duration accessTokenLife, Duration sessionLife, Duration keysChangedEvery) {

    static AccountsSettings read(Settings settings) {
        int processors = Runtime.getRuntime().availableProcessors();
        Argon2Cost cost = new Argon2Cost(
                settings.number("accounts.password.memory-kib", Argon2Cost.DEFAULT.memoryKib(), 1_024, 1_048_576),
                settings.number("accounts.password.iterations", Argon2Cost.DEFAULT.iterations(), 1, 20));
        return new AccountsSettings(
                new PasswordPool(
                        settings.number("accounts.password.threads", processors, 1, 256),
                        settings.number("accounts.password.queue", 200, 1, 100_000),
                        cost),
                settings.duration("accounts.token.access-life", Duration.ofMinutes(15)),
                settings.duration("accounts.token.refresh-life", Duration.ofDays(30)),
                settings.duration("accounts.token.keys-changed-every", Duration.ofDays(30)));
    }
}
