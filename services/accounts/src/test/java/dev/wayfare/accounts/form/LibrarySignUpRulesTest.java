package dev.wayfare.accounts.form;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibrarySignUpRulesTest {

    private static final LibrarySignUpRules RULES = new LibrarySignUpRules();

    @ParameterizedTest
    @CsvSource({
        "' Ann.Lee@Example.COM ', ann.lee@example.com",
        "ann+taxi@example.com, ann+taxi@example.com",
        "jürgen@bücher.example.de, jürgen@xn--bcher-kva.example.de",
        "ann@xn--bcher-kva.de, ann@xn--bcher-kva.de",
        "admin@wayfare.local, admin@wayfare.local",
        "rider-1@city.test, rider-1@city.test"
    })
    void email_has_one_normal_form(String typed, String normal) {
        assertThat(RULES.findEmail(typed)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ann",
                "ann@",
                "@example.com",
                "ann@example",
                "ann@exa mple.com",
                "a nn@example.com",
                "ann@@example.com",
                "ann@example..com",
                "ann@-example.com",
                "ann@[127.0.0.1]",
                "ann@localhost",
                "ann@example.com\nBcc: x@y.de",
                "\"a b\"@example.com",
                "ann.@example.com"
            })
    void what_is_no_email_is_told_apart(String typed) {
        assertThat(RULES.findEmail(typed)).isEmpty();
    }

    @Test
    void email_is_bounded() {
        assertThat(RULES.findEmail("a".repeat(300) + "@example.com")).isEmpty();
        assertThat(RULES.findEmail("a".repeat(1_000_000))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "+1 (312) 555-0142, +13125550142",
        "+13125550100, +13125550100",
        "+49 30 901820, +4930901820",
        "+44 20 7946 0958, +442079460958"
    })
    void phone_is_kept_in_e164(String typed, String normal) {
        assertThat(RULES.findPhone(typed)).contains(normal);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "+", "3125550142", "0049 30 901820", "+1 312", "+999 123456789", "phone", "+1-800-FLOWERSX"})
    void phone_without_country_code_or_of_no_country_is_none(String typed) {
        assertThat(RULES.findPhone(typed)).isEmpty();
    }
}
