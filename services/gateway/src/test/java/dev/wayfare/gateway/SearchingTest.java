package dev.wayfare.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.contracts.proto.travel.CarSearch;
import dev.wayfare.contracts.proto.travel.FlightSearch;
import dev.wayfare.contracts.proto.travel.HotelSearch;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchingTest {

    @TempDir
    private Path data;

    private TestGateway gateway;

    @BeforeEach
    void start() throws IOException {
        gateway = TestGateway.start(data);
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private JsonNode found(String path) {
        TestGateway.Told told = gateway.get("/api/v1" + path).rider().send();
        assertThat(told.status()).as("%s", told).isEqualTo(200);
        return told.json();
    }

    private String fault(String path) {
        TestGateway.Told told = gateway.get("/api/v1" + path).rider().send();
        assertThat(told.status()).as("%s", told).isEqualTo(400);
        assertThat(told.json().path("code").asText()).isEqualTo("invalid-parameter");
        return told.json().path("detail").asText();
    }

    @Test
    void flights_are_asked_for_as_the_client_says_and_shown_with_times_in_utc() {
        JsonNode page = found(
                "/flights?from=Chicago&to=DEN&date=2026-12-01&seats=2&cabin=business&fare=FLEX&maxStops=0"
                        + "&departAfter=06:00&departBefore=12:00&maxPrice=50000&maxDurationS=7200&sort=duration&limit=5&cursor=x");

        FlightSearch asked = gateway.inventory.asked().getFlights();
        assertThat(asked.getFrom()).isEqualTo("Chicago");
        assertThat(asked.getSeats()).isEqualTo(2);
        assertThat(asked.getMaxStops()).isZero();
        assertThat(asked.getMaxDurationMin()).isEqualTo(120);
        assertThat(asked.getMaxPriceMinor()).isEqualTo(50_000);
        assertThat(gateway.inventory.asked().getLimit()).isEqualTo(5);
        assertThat(gateway.inventory.asked().getCursor()).isEqualTo("x");
        JsonNode direct = page.path("items").path(0);
        assertThat(direct.path("departsAt").asText()).isEqualTo("2026-12-01T15:30:00Z");
        assertThat(direct.path("flightId").asText())
                .isEqualTo(direct.path("legs").path(0).path("flightId").asText());
        assertThat(direct.path("legs").path(0).path("departsLocal").asText()).isEqualTo("2026-12-01T09:30:00-06:00");
        assertThat(direct.path("available").asInt()).isEqualTo(7);
        JsonNode connecting = page.path("items").path(1);
        assertThat(connecting.path("flightId").isNull()).isTrue();
        assertThat(connecting.path("stops").asInt()).isEqualTo(1);
        assertThat(page.path("nextCursor").asText()).isEqualTo("more");
    }

    @Test
    void hotels_are_asked_for_as_the_client_says() {
        JsonNode page = found("/hotels?city=Paris&checkIn=2026-12-01&checkOut=2026-12-04&rooms=2&stars=4"
                + "&amenities=WIFI,POOL&sleeps=2&sort=stars");

        HotelSearch asked = gateway.inventory.asked().getHotels();
        assertThat(asked.getAmenitiesList()).containsExactly("WIFI", "POOL");
        assertThat(asked.getCheckOut()).isEqualTo("2026-12-04");
        assertThat(page.path("items").path(0).path("price").path("amountMinor").asLong())
                .isEqualTo(12_300);
    }

    @Test
    void cars_are_asked_for_as_the_client_says() {
        JsonNode page =
                found("/cars?city=ORD&pickupAt=2026-12-01T10:00:00-06:00&dropoffAt=2026-12-03T16:00:00Z&class=COMPACT");

        CarSearch asked = gateway.inventory.asked().getCars();
        assertThat(asked.getPickupAt().getSeconds()).isEqualTo(1_796_140_800L);
        assertThat(asked.getCategory()).isEqualTo("COMPACT");
        assertThat(page.path("items").path(0).path("class").asText()).isEqualTo("COMPACT");
    }

    @Test
    void what_cannot_be_asked_names_the_parameter() {
        String good = "/flights?from=ORD&to=DEN&date=2026-12-01";
        assertThat(fault("/flights?to=DEN&date=2026-12-01")).contains("'from' is missing");
        assertThat(fault(good + "&seats=0")).contains("'seats' must be 1 to 9");
        assertThat(fault(good + "&seats=10")).contains("'seats' must be 1 to 9");
        assertThat(fault(good + "&maxStops=2")).contains("'maxStops'");
        assertThat(fault(good + "&limit=101")).contains("'limit'");
        assertThat(fault("/cars?city=ORD&pickupAt=soon&dropoffAt=2026-12-03T16:00:00Z"))
                .contains("'pickupAt'");
        assertThat(fault("/hotels?city=Nowhere&checkIn=2026-12-01&checkOut=2026-12-04"))
                .contains("'city' is 'Nowhere'");
    }

    @Test
    void a_search_asks_for_a_token() {
        assertThat(gateway.get("/api/v1/flights?from=ORD&to=DEN&date=2026-12-01")
                        .send()
                        .status())
                .isEqualTo(401);
    }
}
