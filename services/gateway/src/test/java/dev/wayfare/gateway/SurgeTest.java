package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.gateway.TestGateway.Told;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SurgeTest {

    private static final String CROWDED =
            "\"pickup\": {\"lat\": 10, \"lon\": 10}, \"dropoff\": {\"lat\": 10.03, \"lon\": 10}";
    private static final String CALM =
            "\"pickup\": {\"lat\": 10.5, \"lon\": 10}, \"dropoff\": {\"lat\": 10.53, \"lon\": 10}";

    private TestGateway gateway;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode quote(String places, String product) {
        Told told =
                gateway.post("/api/v1/quotes").rider().json("{" + places + "}").send();
        assertThat(told.status()).isEqualTo(200);
        for (JsonNode item : told.json().path("items")) {
            if (item.path("product").asText().equals(product)) {
                return item;
            }
        }
        throw new AssertionError("no quote for " + product);
    }

    private RequestRide asked(String places, String more) {
        Told told = gateway.post("/api/v1/rides")
                .rider()
                .json("{" + places + ", \"product\": \"standard\"" + more + "}")
                .send();
        assertThat(told.status()).as(told.toString()).isEqualTo(202);
        return (RequestRide) gateway.log.commands().getLast().value();
    }

    @Test
    void a_quote_is_dearer_where_drivers_of_that_product_are_scarce() {
        assertThat(quote(CROWDED, "standard").path("surge").asDouble()).isEqualTo(1.5);
        assertThat(quote(CROWDED, "premium").path("surge").asDouble()).isEqualTo(1);
        assertThat(quote(CALM, "standard").path("surge").asDouble()).isEqualTo(1);
        assertThat(quote(CROWDED, "standard").path("fare").path("amountMinor").asInt())
                .isCloseTo(
                        quote(CALM, "standard").path("fare").path("amountMinor").asInt() * 3 / 2,
                        org.assertj.core.api.Assertions.within(3));
    }

    @Test
    void a_request_without_a_quote_takes_the_factor_of_the_moment_and_its_estimate_has_it() {
        RequestRide request = asked(CROWDED, "");
        assertThat(request.surge()).isEqualTo(1.5);
        assertThat(request.estimate())
                .isEqualTo(TestGateway.tariff("standard", false).fare(request.distanceM(), request.durationS(), 1.5));
    }

    @Test
    void a_promised_factor_holds_when_the_market_has_changed() {
        String quoteId = quote(CROWDED, "standard").path("quoteId").asText();
        gateway.clock.advance(Duration.ofMinutes(3));
        assertThat(asked(CROWDED, ", \"quoteId\": \"" + quoteId + "\"").surge()).isEqualTo(1.5);
        assertThat(asked(CROWDED, "").surge()).isEqualTo(1);
    }

    @Test
    void what_nobody_looks_after_any_more_is_believed_less_and_less() {
        gateway.clock.advance(Duration.ofSeconds(45));
        assertThat(quote(CROWDED, "standard").path("surge").asDouble()).isEqualTo(1.5);
        gateway.clock.advance(Duration.ofSeconds(45));
        assertThat(quote(CROWDED, "standard").path("surge").asDouble()).isEqualTo(1.2);
        gateway.clock.advance(Duration.ofSeconds(30));
        assertThat(quote(CROWDED, "standard").path("surge").asDouble()).isEqualTo(1);
    }

    @Test
    void a_ride_for_later_has_no_surge() {
        String later = TestGateway.NOW.plus(Duration.ofHours(5)).toString();
        String at = ", \"scheduledFor\": \"" + later + "\"";
        assertThat(asked(CROWDED, at).surge()).isEqualTo(1);
        assertThat(quote(CROWDED + at, "standard").path("surge").asDouble()).isEqualTo(1);
    }

    @Test
    void admins_see_the_busiest_cells_first_and_nobody_else_does() {
        String chart = "/api/v1/admin/charts/supply-demand";
        assertThat(gateway.get(chart).rider().send().status()).isEqualTo(403);
        JsonNode items =
                gateway.get(chart).as(TestGateway.ADMIN, "admin").send().json().path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("openRequests").asInt()).isEqualTo(9);
        assertThat(items.get(0).path("position").path("lat").asDouble())
                .isCloseTo(10, org.assertj.core.api.Assertions.within(0.05));
    }
}
