package dev.wayfare.contracts.travel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wayfare.contracts.travel.StockResource.Cars;
import dev.wayfare.contracts.travel.StockResource.Rooms;
import dev.wayfare.contracts.travel.StockResource.Seats;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.ScheduleId;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StockResourceTest {

    private static final FlightId FLIGHT = FlightId.of(ScheduleId.derive("WF", "418"), LocalDate.parse("2026-12-01"));
    private static final HotelId HOTEL = new HotelId(Ids.derive("hotel", "x"));

    static Stream<StockResource> resources() {
        return Stream.of(
                new Seats(FLIGHT, Cabin.ECONOMY),
                new Rooms(HOTEL, "DOUBLE_SEA_VIEW"),
                new Cars(new CarClassId(Ids.derive("car", "x"))));
    }

    @ParameterizedTest
    @MethodSource("resources")
    void a_key_reads_back_as_what_it_names(StockResource resource) {
        assertThat(StockResource.parse(resource.text())).isEqualTo(resource);
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                "flight",
                "plane:x",
                "flight:" + FLIGHT + ":2026-12-02:ECONOMY",
                "flight:" + FLIGHT + ":2026-13-01:ECONOMY",
                "flight:" + FLIGHT + ":2026-12-01:DECK",
                "flight:nobody:2026-12-01:ECONOMY",
                "room:" + HOTEL,
                "room:" + HOTEL + ":double",
                "room:" + HOTEL + ":A:B",
                "car:" + HOTEL,
                "x".repeat(10_000));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void what_is_no_key_is_refused_with_its_text(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StockResource.parse(text))
                .withMessageContaining("is no stock")
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(600));
    }
}
