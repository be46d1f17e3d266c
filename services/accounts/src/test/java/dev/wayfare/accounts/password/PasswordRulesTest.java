package dev.wayfare.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final PasswordRules RULES = new PasswordRules();

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "tr0ub4dor&3", "пароль-не-простой", "😀🚕🚖🛵🚲🛴🚌🚎", "ann@example.co"})
    void long_uncommon_passwords_are_good(String password) {
        assertThat(RULES.findFault(password, "ann@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "1234567",
                "😀😀😀😀",
                "password",
                "PassWord1",
                "qwertyuiop",
                "aaaaaaaaaaaa",
                "ANN.SMITH@example.com",
                "ann.smith"
            })
    void short_common_and_own_ones_are_not(String password) {
        assertThat(RULES.findFault(password, "Ann.Smith@Example.com")).isPresent();
    }

    @Test
    void what_is_said_of_a_password_never_repeats_it() {
        assertThat(RULES.findFault("qwertyuiop", "").orElseThrow()).doesNotContain("qwertyuiop");
    }

    @Test
    void length_is_bounded_in_characters_and_in_bytes() {
        assertThat(RULES.findFault("ab".repeat(64), "")).isEmpty();
        assertThat(RULES.findFault("ab".repeat(64) + "c", "")).isPresent();
        assertThat(RULES.findFault("ab".repeat(1_000_000), "")).isPresent();
        assertThat(RULES.findFault("😀🚕".repeat(64), "")).isEmpty();
    }
}
