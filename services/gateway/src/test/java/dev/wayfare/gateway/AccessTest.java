package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.gateway.TestGateway.Told;
import dev.wayfare.gateway.limits.LimitSettings;
import dev.wayfare.kernel.Ids;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTest {

    private static final String RIDE = Ids.derive("ride", "one");

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data, new LimitSettings(10, 10, 2, 100, 10, 10));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void without_a_good_token_nobody_is_let_in() {
        Told missing = gateway.get("/api/v1/rides").send();
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.code()).isEqualTo("token-missing");
        assertThat(missing.header("www-authenticate")).contains("Bearer");
        Told forged =
                gateway.get("/api/v1/rides").header("authorization", "Bearer x").send();
        assertThat(forged.code()).isEqualTo("token-invalid");
        Told basic = gateway.get("/api/v1/rides")
                .header("authorization", "Basic eDp5")
                .send();
        assertThat(basic.code()).isEqualTo("token-invalid");
    }

    @Test
    void a_role_that_does_not_fit_is_forbidden() {
        assertThat(gateway.post("/api/v1/rides").driver().json("{}").send().status())
                .isEqualTo(403);
        assertThat(gateway.post("/api/v1/driver-actions/offline").rider().send().status())
                .isEqualTo(403);
        assertThat(gateway.post("/api/v1/admin/users/" + TestGateway.RIDER + "/suspend")
                        .rider()
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_ride_is_shown_to_its_two_people_and_to_staff_each_with_what_is_theirs() {
        gateway.ride(RIDE, "ACCEPTED", Map.of("driverId", TestGateway.DRIVER));
        Told rider = gateway.get("/api/v1/rides/" + RIDE).rider().send();
        assertThat(rider.json().path("pin").asText()).matches("\\d{4}");
        assertThat(rider.json().has("_tariff")).isFalse();
        Told driver = gateway.get("/api/v1/rides/" + RIDE).driver().send();
        assertThat(driver.status()).isEqualTo(200);
        assertThat(driver.json().has("pin")).isFalse();
        assertThat(gateway.get("/api/v1/rides/" + RIDE).admin().send().status()).isEqualTo(200);
        String other = Ids.derive("user", "other");
        for (String path : new String[] {"", "/events", "/cancellation-quote"}) {
            assertThat(gateway.get("/api/v1/rides/" + RIDE + path)
                            .as(other, "rider")
                            .send()
                            .status())
                    .isEqualTo(404);
        }
        assertThat(gateway.post("/api/v1/rides/" + RIDE + "/cancel")
                        .as(other, "rider")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.log.commands()).isEmpty();
    }

    @Test
    void others_accounts_and_positions_are_not_there() {
        String other = Ids.derive("user", "other");
        assertThat(gateway.get("/api/v1/users/" + other).rider().send().status())
                .isEqualTo(404);
        assertThat(gateway.get("/api/v1/drivers/" + other + "/earnings")
                        .driver()
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.get("/api/v1/drivers/" + other + "/offers/current")
                        .driver()
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.post("/api/v1/drivers/" + other + "/location")
                        .driver()
                        .json("{\"lat\": 1, \"lon\": 1, \"recordedAt\": \"2026-11-20T12:00:00Z\"}")
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(gateway.log.fixes()).isEmpty();
    }

    @Test
    void whoever_asks_too_much_is_told_when_to_come_back() {
        Told told = gateway.get("/api/v1/products").rider().send();
        for (int i = 0; i < 30 && told.status() == 200; i++) {
            told = gateway.get("/api/v1/products").rider().send();
        }

        assertThat(told.status()).isEqualTo(429);
        assertThat(told.header("retry-after"))
                .hasValueSatisfying(after -> assertThat(after).isEqualTo("1"));
        assertThat(gateway.get("/api/v1/products").driver().send().status()).isEqualTo(200);
    }

    @Test
    void guessing_a_password_is_slowed_down_for_each_e_mail() {
        String body = "{\"email\": \"A@x.org\", \"password\": \"wrong\"}";
        int refused = 0;
        for (int i = 0; i < 6; i++) {
            Told told = gateway.post("/api/v1/auth/token").json(body).send();
            assertThat(told.status()).isIn(401, 429);
            refused += told.status() == 429 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(2);
    }
}
