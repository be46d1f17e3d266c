package dev.wayfare.travel.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.FlightId;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PricingTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    private final Skies skies = new Skies()
            .flight("T 1", "AKL", "LAX", "19:30", 740)
            .flight("T 2", "ORD", "DEN", "09:00", 150, 10_000, "2", Season.YEAR_ROUND)
            .hotel("Grand", 5)
            .car("VAN");

    private Priced price(ItemRequest asked) {
        return new Pricing(skies.catalogue(), new Shelf(), NOW).price(3, asked);
    }

    private static ItemRequest seats(String flight, LocalDate day, int seats) {
        return ItemRequest.flight(FlightId.of(Skies.idOf(flight), day), Cabin.ECONOMY, seats, null);
    }

    private static ItemRequest rooms(LocalDate checkIn, LocalDate checkOut) {
        return ItemRequest.hotel(Skies.hotelId("Grand"), "double", checkIn, checkOut, 2, "FLEX");
    }

    private BookingItem item(ItemRequest asked) {
        return ((Priced.Item) price(asked)).item();
    }

    private String faultOf(ItemRequest asked) {
        Priced.Fault fault = (Priced.Fault) price(asked);
        return fault.code() + " " + fault.field();
    }

    @Test
    void seats_are_resolved_to_stock_with_the_times_of_their_airports() {
        BookingItem item = item(seats("T 1", TUESDAY, 2));

        assertThat(item.number()).isEqualTo(3);
        assertThat(StockResource.parse(item.resource()))
                .isEqualTo(new StockResource.Seats(FlightId.of(Skies.idOf("T 1"), TUESDAY), Cabin.ECONOMY));
        assertThat(item.quantity()).isEqualTo(2);
        assertThat(item.slots()).isEmpty();
        assertThat(item.startsAt()).isEqualTo("2026-12-01T06:30:00Z");
        assertThat(item.endsAt()).isEqualTo("2026-12-01T18:50:00Z");
        assertThat(item.where()).isEqualTo("AKL-LAX");
        assertThat(item.title()).isEqualTo("T 1 AKL–LAX, 1 Dec 2026, economy × 2");
        assertThat(item.price().amountMinor())
                .as("2 × 100.00 × 0.8 × 1.4 × 0.95")
                .isEqualTo(21_280);
        assertThat(item.rules().family()).as("the cheapest").isEqualTo("LIGHT");
    }

    @Test
    void rooms_take_each_night_and_cars_each_day_of_the_place() {
        BookingItem stay = item(rooms(TUESDAY, TUESDAY.plusDays(3)));
        BookingItem hire = item(ItemRequest.car(
                Skies.carId("VAN"),
                Instant.parse("2026-12-02T02:00:00Z"),
                Instant.parse("2026-12-03T02:00:00Z"),
                null));

        assertThat(stay.slots()).containsExactly("2026-12-01", "2026-12-02", "2026-12-03");
        assertThat(stay.rules().family()).isEqualTo("FLEX");
        assertThat(stay.price().amountMinor()).as("3 × 2 × 100.00 × 1.4").isEqualTo(84_000);
        assertThat(stay.startsAt()).as("15:00 in Chicago").isEqualTo("2026-12-01T21:00:00Z");
        assertThat(hire.slots()).containsExactly("2026-12-01", "2026-12-02");
    }

    @Test
    void what_cannot_be_booked_names_its_field() {
        assertThat(faultOf(seats("T 9", TUESDAY, 1))).isEqualTo("flight-unknown flightId");
        assertThat(faultOf(seats("T 2", TUESDAY.plusDays(1), 1))).isEqualTo("flight-not-operating flightId");
        assertThat(faultOf(seats("T 1", LocalDate.of(2026, 11, 25), 1))).isEqualTo("date-past flightId");
        assertThat(faultOf(seats("T 1", TUESDAY.plusYears(2), 1))).isEqualTo("date-too-far flightId");
        assertThat(faultOf(seats("T 1", TUESDAY, 0))).isEqualTo("seats-invalid seats");
        assertThat(faultOf(seats("T 1", TUESDAY, 10))).isEqualTo("seats-invalid seats");
        assertThat(faultOf(ItemRequest.flight(FlightId.of(Skies.idOf("T 1"), TUESDAY), Cabin.FIRST, 1, null)))
                .isEqualTo("cabin-unknown cabin");
        assertThat(faultOf(ItemRequest.flight(FlightId.of(Skies.idOf("T 1"), TUESDAY), Cabin.ECONOMY, 1, "GOLD")))
                .isEqualTo("fare-unknown fare");
        assertThat(faultOf(rooms(TUESDAY, TUESDAY))).isEqualTo("dates-invalid checkOut");
        assertThat(faultOf(rooms(TUESDAY.minusDays(7), TUESDAY))).isEqualTo("date-past checkIn");
        assertThat(faultOf(rooms(TUESDAY, TUESDAY.plusDays(31)))).isEqualTo("dates-invalid checkOut");
        assertThat(faultOf(ItemRequest.hotel(Skies.hotelId("None"), "DOUBLE", TUESDAY, TUESDAY.plusDays(1), 1, null)))
                .isEqualTo("hotel-unknown hotelId");
        assertThat(faultOf(ItemRequest.hotel(Skies.hotelId("Grand"), "ROYAL", TUESDAY, TUESDAY.plusDays(1), 1, null)))
                .isEqualTo("room-type-unknown roomType");
        assertThat(faultOf(ItemRequest.car(Skies.carId("BOAT"), NOW, NOW.plusSeconds(9), null)))
                .isEqualTo("car-class-unknown carClassId");
        assertThat(faultOf(ItemRequest.car(Skies.carId("VAN"), NOW.minusSeconds(1), NOW, null)))
                .isEqualTo("date-past pickupAt");
        assertThat(faultOf(ItemRequest.car(Skies.carId("VAN"), NOW, NOW, null))).isEqualTo("dates-invalid dropoffAt");
    }
}
