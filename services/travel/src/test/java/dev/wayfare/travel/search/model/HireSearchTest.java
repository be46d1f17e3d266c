package dev.wayfare.travel.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.travel.catalogue.model.Catalogue;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HireSearchTest {

    /** Evening of 1 December in Chicago, when it is the 2nd in UTC. */
    private static final Instant PICKUP = Instant.parse("2026-12-02T02:00:00Z");

    private final Skies skies = new Skies().car("COMPACT").car("VAN");
    private final Shelf shelf = new Shelf();

    private List<Hire> found(Instant dropoff, @Nullable String category) {
        Catalogue catalogue = skies.catalogue();
        HireQuery query = new HireQuery(
                catalogue.cities().city("ORD").orElseThrow(),
                PICKUP,
                dropoff,
                category,
                null,
                Long.MAX_VALUE,
                HireQuery.Order.PRICE);
        return new HireSearch(catalogue, shelf).find(query, Paging.first(20)).items();
    }

    @Test
    void days_are_those_of_the_place() {
        shelf.take(new StockResource.Cars(Skies.carId("VAN")), LocalDate.of(2026, 12, 1), 3);
        shelf.take(new StockResource.Cars(Skies.carId("COMPACT")), LocalDate.of(2026, 12, 3), 3);

        List<Hire> untilNextEvening = found(PICKUP.plusSeconds(86_400), null);

        assertThat(untilNextEvening)
                .as("1 and 2 December in Chicago")
                .extracting(hire -> hire.car().fact().category())
                .containsExactly("COMPACT");
    }

    @Test
    void each_begun_day_is_paid_and_a_week_is_cheaper() {
        Hire day = found(PICKUP.plusSeconds(86_400), "compact").getFirst();
        Hire more = found(PICKUP.plusSeconds(86_401), "compact").getFirst();
        Hire week = found(PICKUP.plusSeconds(7 * 86_400), "compact").getFirst();

        assertThat(day.days()).isEqualTo(1);
        assertThat(day.price().amountMinor()).as("50.00 × 0.8").isEqualTo(4_000);
        assertThat(more.days()).isEqualTo(2);
        assertThat(week.price().amountMinor()).as("7 × 40.00 × 0.85").isEqualTo(23_800);
    }
}
