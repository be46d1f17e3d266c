package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.gateway.TestGateway.Told;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdminLettersTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T12:00:00Z");

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private Told asAdmin(String path) {
        return gateway.get("/api/v1" + path).as(TestGateway.ADMIN, "admin").send();
    }

    @Test
    void open_letters_are_listed_newest_first_without_their_values() {
        gateway.letters.add("a secret", FIRST);
        String second = gateway.letters.add("a secret", FIRST.plusSeconds(1));
        String third = gateway.letters.add("a secret", FIRST.plusSeconds(2));

        Told page = asAdmin("/admin/dlq?limit=2");

        assertThat(page.json().path("items").findValuesAsText("letterId")).containsExactly(third, second);
        assertThat(page.json().at("/items/0/cause").asText()).contains("no bill");
        assertThat(page.json().toString()).doesNotContain("secret");
        Told rest = asAdmin(
                "/admin/dlq?limit=2&cursor=" + page.json().path("nextCursor").asText());
        assertThat(rest.json().path("items")).hasSize(1);
        assertThat(rest.json().path("nextCursor").isNull()).isTrue();
    }

    @Test
    void a_letter_is_sent_again_once_however_often_that_is_asked() {
        String letter = gateway.letters.add("a secret", FIRST);
        String path = "/api/v1/admin/dlq/" + letter + "/reprocess";

        for (int i = 0; i < 2; i++) {
            Told told = gateway.post(path).as(TestGateway.ADMIN, "admin").send();
            assertThat(told.status()).isEqualTo(200);
            assertThat(told.json().path("action").asText()).isEqualTo("REPROCESSED");
        }

        assertThat(gateway.letters.sentAgain()).isEqualTo(Map.of(letter, TestGateway.ADMIN));
        assertThat(asAdmin("/admin/dlq").json().path("items")).isEmpty();
    }

    @Test
    void letters_are_for_admins_and_one_that_is_not_there_is_not_found() {
        String letter = gateway.letters.add("a secret", FIRST);

        assertThat(gateway.get("/api/v1/admin/dlq").rider().send().status()).isEqualTo(403);
        assertThat(gateway.post("/api/v1/admin/dlq/" + letter + "/reprocess")
                        .rider()
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(gateway.post("/api/v1/admin/dlq/nothing/reprocess")
                        .as(TestGateway.ADMIN, "admin")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.letters.sentAgain()).isEmpty();
    }
}
