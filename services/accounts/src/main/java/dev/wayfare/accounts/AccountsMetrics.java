package dev.wayfare.accounts;

import dev.wayfare.accounts.password.PasswordHashing;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** The metrics of this service, by name. Its decisions are counted by the host. */
final class AccountsMetrics {

    private AccountsMetrics() {}

    static void bind(PasswordHashing passwords, MeterRegistry meters) {
        Gauge.builder("wayfare.accounts.passwords.waiting", passwords, PasswordHashing::waiting)
                .description("Passwords that wait for a thread to be hashed or checked")
                .register(meters);
        FunctionCounter.builder("wayfare.accounts.passwords.done", passwords, PasswordHashing::done)
                .description("Passwords hashed or checked since the start")
                .register(meters);
        FunctionCounter.builder("wayfare.accounts.passwords.refused", passwords, PasswordHashing::refused)
                .description("Passwords refused with 429 because too many were waiting")
                .register(meters);
    }
}
