package dev.wayfare.travel.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.travel.catalogue.model.Catalogue;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaySearchTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

    private final Skies skies = new Skies()
            .hotel("Grand", 5, "WIFI", "POOL")
            .hotel("Middle", 3, "WIFI")
            .hotel("Plain", 2);
    private final Shelf shelf = new Shelf();

    private List<Stay> found(int rooms, int stars, List<String> amenities, StayQuery.Order order) {
        Catalogue catalogue = skies.catalogue();
        StayQuery query = new StayQuery(
                catalogue.cities().city("Chicago").orElseThrow(),
                TUESDAY,
                TUESDAY.plusDays(3),
                rooms,
                stars,
                amenities,
                0,
                null,
                Long.MAX_VALUE,
                order);
        return new StaySearch(catalogue, shelf)
                .find(query, Paging.first(20), TODAY)
                .items();
    }

    private static List<String> names(List<Stay> stays) {
        return stays.stream().map(stay -> stay.hotel().fact().name()).toList();
    }

    private static StockResource.Rooms roomsOf(String hotel) {
        return new StockResource.Rooms(Skies.hotelId(hotel), "DOUBLE");
    }

    @Test
    void every_night_of_a_stay_must_be_free() {
        shelf.take(roomsOf("Middle"), TUESDAY.plusDays(1), 9);
        shelf.take(roomsOf("Plain"), TUESDAY.plusDays(1), 10);
        shelf.take(roomsOf("Grand"), TUESDAY.plusDays(3), 10);

        List<Stay> one = found(1, 0, List.of(), StayQuery.Order.STARS);
        List<Stay> two = found(2, 0, List.of(), StayQuery.Order.STARS);

        assertThat(names(one)).as("the night after the stay does not matter").containsExactly("Grand", "Middle");
        assertThat(one.getLast().available()).isEqualTo(1);
        assertThat(names(two)).containsExactly("Grand");
    }

    @Test
    void a_stay_costs_the_sum_of_its_nights_times_the_rooms() {
        List<Stay> one = found(1, 0, List.of(), StayQuery.Order.PRICE);
        List<Stay> three = found(3, 0, List.of(), StayQuery.Order.PRICE);

        assertThat(one.getFirst().price().amountMinor()).as("3 × 100.00 × 0.8").isEqualTo(24_000);
        assertThat(three.getFirst().price().amountMinor()).isEqualTo(72_000);
    }

    @Test
    void stars_and_amenities_are_what_is_asked_for_at_least() {
        assertThat(names(found(1, 3, List.of(), StayQuery.Order.STARS))).containsExactly("Grand", "Middle");
        assertThat(names(found(1, 0, List.of("WIFI"), StayQuery.Order.STARS))).containsExactly("Grand", "Middle");
        assertThat(names(found(1, 0, List.of("WIFI", "POOL"), StayQuery.Order.STARS)))
                .containsExactly("Grand");
        assertThat(found(1, 0, List.of("SKI"), StayQuery.Order.STARS)).isEmpty();
    }
}
