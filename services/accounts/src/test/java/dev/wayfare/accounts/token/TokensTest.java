package dev.wayfare.accounts.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.AccessTokens;
import dev.wayfare.runtime.auth.Caller;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);
    private static final UserId ANN = new UserId(Ids.derive("user", "ann"));

    @TempDir
    Path folder;

    @Test
    void issued_token_is_taken_by_who_checks() throws IOException {
        SigningKeys keys = open(NOW);
        String token = issuer(keys).issue(ANN, Role.DRIVER, "Änn 🚕", NOW);
        Caller caller = new AccessTokens(keys::publicKeys, at(NOW)).verify(token);
        assertThat(caller.user()).isEqualTo(ANN);
        assertThat(caller.role()).isEqualTo(Role.DRIVER);
        assertThat(caller.name()).isEqualTo("Änn 🚕");
        assertThat(caller.expiresAt()).isEqualTo(NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void keys_survive_a_restart_and_only_their_owner_may_read_them() throws IOException {
        SigningKeys keys = open(NOW);
        String token = issuer(keys).issue(ANN, Role.RIDER, "Ann", NOW);
        assertThat(new AccessTokens(open(NOW)::publicKeys, at(NOW))
                        .verify(token)
                        .user())
                .isEqualTo(ANN);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void old_key_is_followed_by_a_new_one_and_still_verifies() throws IOException {
        SigningKeys before = open(NOW);
        String old = issuer(before).issue(ANN, Role.RIDER, "Ann", NOW);
        SigningKeys keys = open(NOW.plus(MONTH));
        assertThat(keys.signer()).isNotEqualTo(before.signer());
        AccessTokens tokens = new AccessTokens(keys::publicKeys, at(NOW));
        assertThat(tokens.verify(old).user()).isEqualTo(ANN);
        assertThat(tokens.verify(issuer(keys).issue(ANN, Role.RIDER, "Ann", NOW))
                        .user())
                .isEqualTo(ANN);
    }

    @Test
    void private_halves_are_never_told() throws IOException {
        SigningKeys keys = open(NOW);
        assertThat(keys.publicKeys()).contains("\"x\"").doesNotContain("\"d\"");
        assertThat(Files.readString(file())).contains("\"d\"");
    }

    @Test
    void broken_key_file_is_named() throws IOException {
        Files.writeString(file(), "{\"keys\": 7}");
        assertThatThrownBy(() -> open(NOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jwt-keys.json");
    }

    @Test
    void refresh_token_reads_back_and_shows_its_secret_to_no_log() {
        RefreshToken token = RefreshToken.create(ANN, Ids.derive("session", "s"), new SecureRandom());
        assertThat(RefreshToken.parse(token.text())).contains(token);
        assertThat(token.secret()).hasSize(43);
        assertThat(token.hash()).hasSize(43).doesNotContain(token.secret());
        assertThat(token.toString()).doesNotContain(token.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "user_00000000000000000000000000.x.y"})
    void what_is_no_refresh_token_is_none(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
        assertThat(RefreshToken.parse("x".repeat(100_000))).isEmpty();
    }

    private Path file() {
        return folder.resolve("jwt-keys.json");
    }

    private SigningKeys open(Instant now) throws IOException {
        return SigningKeys.open(file(), MONTH, at(now));
    }

    private static TokenIssuer issuer(SigningKeys keys) {
        return new TokenIssuer(keys, Duration.ofMinutes(15));
    }

    private static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}
