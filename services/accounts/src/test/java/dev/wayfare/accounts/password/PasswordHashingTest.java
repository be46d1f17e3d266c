package dev.wayfare.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordHashingTest {

    private static final Argon2Cost SMALL = new Argon2Cost(1_024, 1);

    @Test
    void hash_agrees_with_the_reference_implementation() {
        byte[] salt = "somesalt".getBytes(StandardCharsets.UTF_8);
        assertThat(Argon2Hash.of("password", salt, new Argon2Cost(65_536, 2)).text())
                .isEqualTo("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc");
    }

    @Test
    void both_makers_of_hashes_agree() {
        byte[] password = "correct horse".getBytes(StandardCharsets.UTF_8);
        byte[] salt = "sixteen bytes ok".getBytes(StandardCharsets.UTF_8);
        assertThat(new BouncyCastleArgon2().derive(password, salt, SMALL, 32))
                .isEqualTo(NativeArgon2.find().orElseThrow().derive(password, salt, SMALL, 32));
    }

    @Test
    void right_password_is_told_from_wrong_ones() {
        try (PasswordHashing hashing = new PasswordHashing(new PasswordPool(1, 4, SMALL))) {
            String hash = hashing.hash("correct horse");
            assertThat(hashing.isRight("correct horse", hash)).isTrue();
            assertThat(hashing.isRight("correct house", hash)).isFalse();
            assertThat(hashing.isRight("", hash)).isFalse();
        }
    }

    @Test
    void same_password_never_has_the_same_hash() {
        try (PasswordHashing hashing = new PasswordHashing(new PasswordPool(1, 4, SMALL))) {
            assertThat(hashing.hash("correct horse")).isNotEqualTo(hashing.hash("correct horse"));
        }
    }

    @Test
    void letters_are_the_same_however_a_keyboard_composes_them() {
        try (PasswordHashing hashing = new PasswordHashing(new PasswordPool(1, 4, SMALL))) {
            assertThat(hashing.isRight("Zu\u0308rich-taxi", hashing.hash("Z\u00FCrich-taxi")))
                    .isTrue();
        }
    }

    @Test
    void hash_keeps_the_cost_it_was_made_with() {
        try (PasswordHashing before = new PasswordHashing(new PasswordPool(1, 4, SMALL));
                PasswordHashing after = new PasswordHashing(new PasswordPool(1, 4, new Argon2Cost(2_048, 2)))) {
            assertThat(after.isRight("correct horse", before.hash("correct horse")))
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=9999999,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
                "$argon2id$v=19$m=65536,t=99,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
            })
    void hash_of_another_kind_or_of_absurd_cost_is_a_fault(String phc) {
        assertThatThrownBy(() -> Argon2Hash.parse(phc)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void full_pool_says_no_with_429_and_goes_on_afterwards() {
        try (PasswordHashing hashing = new PasswordHashing(new PasswordPool(1, 1, new Argon2Cost(19_456, 2)));
                ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Integer>> answers = IntStream.range(0, 40)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> statusOf(hashing), callers))
                    .toList();
            assertThat(answers.stream().map(CompletableFuture::join))
                    .contains(200, 429)
                    .containsOnly(200, 429);
            assertThat(statusOf(hashing)).isEqualTo(200);
        }
    }

    private static int statusOf(PasswordHashing hashing) {
        try {
            return hashing.hash("correct horse").startsWith("$argon2id$") ? 200 : 500;
        } catch (Problem.Raised e) {
            return e.problem().status();
        }
    }
}
