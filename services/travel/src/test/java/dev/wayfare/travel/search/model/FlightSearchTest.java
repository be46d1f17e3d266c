package dev.wayfare.travel.search.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.search.model.FlightQuery.Order;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlightSearchTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final long NOW_MIN =
            OffsetDateTime.parse("2026-11-25T12:00:00Z").toEpochSecond() / 60;

    private final Skies skies = new Skies();
    private final Shelf shelf = new Shelf();

    private Query from(String from, String to) {
        return new Query(from, to);
    }

    /** A search that a test changes where it differs. */
    private final class Query {
        private final String from;
        private final String to;
        private LocalDate day = DAY;
        private int seats = 1;
        private int stops = 1;
        private String after = "00:00";
        private String before = "23:59";
        private long maxPrice = Long.MAX_VALUE;
        private int maxDuration = 6_000;
        private Order order = Order.PRICE;
        private Cabin cabin = Cabin.ECONOMY;

        Query(String from, String to) {
            this.from = from;
            this.to = to;
        }

        Found<Journey> page(Paging paging) {
            Catalogue catalogue = skies.catalogue();
            FlightQuery query = new FlightQuery(
                    catalogue.cities().airports(from),
                    catalogue.cities().airports(to),
                    day,
                    seats,
                    cabin,
                    null,
                    stops,
                    LocalTime.parse(after).toSecondOfDay() / 60,
                    LocalTime.parse(before).toSecondOfDay() / 60,
                    maxPrice,
                    maxDuration,
                    order);
            return new FlightSearch(catalogue.timetable(), shelf).find(query, paging, NOW_MIN, TODAY);
        }

        List<Journey> found() {
            return page(Paging.first(100)).items();
        }

        List<String> names() {
            return found().stream().map(FlightSearchTest::name).toList();
        }
    }

    private static String name(Journey journey) {
        return String.join(
                "+",
                journey.legs().stream()
                        .map(leg -> leg.flight().fact().designator())
                        .toList());
    }

    private static StockResource.Seats seatsOf(String flight, LocalDate day) {
        return new StockResource.Seats(FlightId.of(Skies.idOf(flight), day), Cabin.ECONOMY);
    }

    @Test
    void a_direct_flight_is_found_on_its_days_and_in_its_season_only() {
        skies.flight("T 1", "ORD", "LAX", "09:00", 250, 10_000, "2", Season.WINTER);
        Query tuesday = from("ORD", "LAX");
        Query wednesday = from("ORD", "LAX");
        wednesday.day = DAY.plusDays(1);
        Query summer = from("ORD", "LAX");
        summer.day = LocalDate.of(2027, 7, 6);

        assertThat(tuesday.names()).containsExactly("T 1");
        assertThat(wednesday.names()).isEmpty();
        assertThat(summer.names()).isEmpty();
    }

    @Test
    void a_connection_needs_45_minutes_within_a_country() {
        skies.flight("T 1", "ORD", "DEN", "09:00", 150);
        skies.flight("T 2", "DEN", "LAX", "11:14", 130);
        skies.flight("T 3", "DEN", "LAX", "11:15", 130);

        assertThat(from("ORD", "LAX").names()).as("arrives 10:30 in Denver").containsExactly("T 1+T 3");
    }

    @Test
    void a_connection_across_a_border_needs_75_minutes() {
        skies.flight("T 1", "DEN", "ORD", "09:00", 150);
        skies.flight("T 2", "ORD", "LHR", "13:44", 480);
        skies.flight("T 3", "ORD", "LHR", "13:45", 480);

        assertThat(from("DEN", "LHR").names()).as("arrives 12:30 in Chicago").containsExactly("T 1+T 3");
    }

    @Test
    void nobody_waits_for_more_than_ten_hours_or_goes_an_absurd_way() {
        skies.flight("T 1", "ORD", "DEN", "06:00", 150);
        skies.flight("T 2", "DEN", "LAX", "18:00", 130);
        skies.flight("T 3", "ORD", "LHR", "06:00", 480);
        skies.flight("T 4", "LHR", "DEN", "20:30", 600);

        assertThat(from("ORD", "LAX").names()).isEmpty();
        assertThat(from("ORD", "DEN").names()).containsExactly("T 1");
    }

    @Test
    void a_connection_may_leave_on_the_next_day() {
        skies.flight("T 1", "ORD", "DEN", "21:00", 150);
        skies.flight("T 2", "DEN", "LAX", "06:00", 130);

        Journey journey = from("ORD", "LAX").found().getFirst();

        assertThat(journey.legs().getLast().day()).isEqualTo(DAY.plusDays(1));
        assertThat(journey.durationMin()).as("22:30 to 06:00 in Denver").isEqualTo(150 + 450 + 130);
    }

    @Test
    void across_the_date_line_one_arrives_on_the_day_before_and_can_still_change_planes() {
        skies.flight("T 1", "APW", "PPG", "10:00", 45);
        skies.flight("T 2", "PPG", "HNL", "13:00", 330);

        Journey journey = from("APW", "HNL").found().getFirst();

        assertThat(journey.legs().getFirst().flight().arrival(DAY).toLocalDate())
                .isEqualTo(DAY.minusDays(1));
        assertThat(journey.legs().getLast().day()).isEqualTo(DAY.minusDays(1));
        assertThat(journey.legs().getLast().flight().departure(DAY.minusDays(1)).toString())
                .isEqualTo("2026-11-30T13:00-11:00[Pacific/Pago_Pago]");
        assertThat(journey.durationMin()).as("an hour more in Apia's day").isEqualTo(45 + 135 + 330);
    }

    @Test
    void eastbound_over_the_date_line_the_clock_shows_less_than_at_departure() {
        skies.flight("T 1", "AKL", "LAX", "19:30", 740);

        Departure leg = from("AKL", "LAX").found().getFirst().legs().getFirst();

        assertThat(leg.flight().arrival(DAY).toString()).isEqualTo("2026-12-01T10:50-08:00[America/Los_Angeles]");
        assertThat(leg.arrivesMin() - leg.departsMin()).isEqualTo(740);
    }

    @Test
    void a_time_that_the_clock_skips_in_spring_is_an_hour_later() {
        skies.flight("T 1", "ORD", "DEN", "02:30", 150);
        Query query = from("ORD", "DEN");
        query.day = LocalDate.of(2027, 3, 14);

        Departure leg = query.found().getFirst().legs().getFirst();

        assertThat(leg.flight().departure(query.day).toString()).isEqualTo("2027-03-14T03:30-05:00[America/Chicago]");
    }

    @Test
    void a_night_flight_keeps_its_duration_when_the_clocks_change_on_the_way() {
        skies.flight("T 1", "ORD", "LHR", "18:00", 480);
        Query before = from("ORD", "LHR");
        before.day = LocalDate.of(2027, 3, 26);
        Query change = from("ORD", "LHR");
        change.day = LocalDate.of(2027, 3, 27);

        Departure usual = before.found().getFirst().legs().getFirst();
        Departure changed = change.found().getFirst().legs().getFirst();

        assertThat(usual.flight().arrival(before.day).toString()).isEqualTo("2027-03-27T07:00Z[Europe/London]");
        assertThat(changed.flight().arrival(change.day).toString()).isEqualTo("2027-03-28T08:00+01:00[Europe/London]");
        assertThat(changed.arrivesMin() - changed.departsMin()).isEqualTo(480);
    }

    @Test
    void what_is_taken_is_not_found_and_what_is_left_is_told() {
        skies.flight("T 1", "ORD", "LAX", "09:00", 250);
        shelf.take(seatsOf("T 1", DAY), Skies.SEATS - 2);
        Query two = from("ORD", "LAX");
        two.seats = 2;
        Query three = from("ORD", "LAX");
        three.seats = 3;
        Query tomorrow = from("ORD", "LAX");
        tomorrow.day = DAY.plusDays(1);

        assertThat(two.found().getFirst().available()).isEqualTo(2);
        assertThat(three.found()).isEmpty();
        assertThat(tomorrow.found().getFirst().available()).isEqualTo(Skies.SEATS);
    }

    @Test
    void a_journey_has_no_more_seats_than_its_fuller_leg() {
        skies.flight("T 1", "ORD", "DEN", "09:00", 150);
        skies.flight("T 2", "DEN", "LAX", "12:00", 130);
        shelf.take(seatsOf("T 2", DAY), Skies.SEATS - 3);

        assertThat(from("ORD", "LAX").found().getFirst().available()).isEqualTo(3);
    }

    @Test
    void a_fuller_flight_costs_more_and_all_seats_cost_as_many_times_one() {
        skies.flight("T 1", "ORD", "LAX", "09:00", 250);
        Query one = from("ORD", "LAX");
        Query four = from("ORD", "LAX");
        four.seats = 4;
        long empty = one.found().getFirst().price().amountMinor();
        long fourEmpty = four.found().getFirst().price().amountMinor();

        shelf.take(seatsOf("T 1", DAY), Skies.SEATS / 2);

        assertThat(fourEmpty).isEqualTo(4 * empty);
        assertThat(one.found().getFirst().price().amountMinor()).isEqualTo(Math.round(empty * 1.3));
    }

    @Test
    void the_cheapest_fare_is_shown_and_all_fares_are_told() {
        skies.flight("T 1", "ORD", "LAX", "09:00", 250);
        Query query = from("ORD", "LAX");

        Journey journey = query.found().getFirst();

        assertThat(journey.legs().getFirst().fare().rules().family()).isEqualTo("LIGHT");
        assertThat(journey.price().amountMinor())
                .as("100.00 × 0.8 × 1.4 (6 days) × 0.95 (Tuesday)")
                .isEqualTo(10_640);
    }

    @Test
    void filters_keep_what_is_asked_for() {
        skies.flight("T 1", "ORD", "LAX", "06:00", 250, 10_000, "1234567", Season.YEAR_ROUND);
        skies.flight("T 2", "ORD", "LAX", "12:00", 260, 20_000, "1234567", Season.YEAR_ROUND);
        skies.flight("T 3", "ORD", "DEN", "06:30", 150, 1_000, "1234567", Season.YEAR_ROUND);
        skies.flight("T 4", "DEN", "LAX", "12:30", 130, 1_000, "1234567", Season.YEAR_ROUND);
        Query direct = from("ORD", "LAX");
        direct.stops = 0;
        Query afternoon = from("ORD", "LAX");
        afternoon.after = "11:00";
        Query morning = from("ORD", "LAX");
        morning.before = "06:00";
        Query cheap = from("ORD", "LAX");
        cheap.maxPrice = 11_000;
        Query quick = from("ORD", "LAX");
        quick.maxDuration = 255;

        assertThat(from("ORD", "LAX").names()).containsExactly("T 3+T 4", "T 1", "T 2");
        assertThat(direct.names()).containsExactly("T 1", "T 2");
        assertThat(afternoon.names()).containsExactly("T 2");
        assertThat(morning.names()).containsExactly("T 1");
        assertThat(cheap.names()).containsExactly("T 3+T 4", "T 1");
        assertThat(quick.names()).containsExactly("T 1");
    }

    @Test
    void sorts_put_first_what_is_asked_for() {
        skies.flight("T 1", "ORD", "LAX", "12:00", 300, 10_000, "1234567", Season.YEAR_ROUND);
        skies.flight("T 2", "ORD", "LAX", "08:00", 250, 30_000, "1234567", Season.YEAR_ROUND);
        skies.flight("T 3", "ORD", "LAX", "06:00", 700, 20_000, "1234567", Season.YEAR_ROUND);

        assertThat(sorted(Order.PRICE)).containsExactly("T 1", "T 3", "T 2");
        assertThat(sorted(Order.DURATION)).containsExactly("T 2", "T 1", "T 3");
        assertThat(sorted(Order.DEPARTURE)).containsExactly("T 3", "T 2", "T 1");
        assertThat(sorted(Order.ARRIVAL)).containsExactly("T 2", "T 1", "T 3");
    }

    private List<String> sorted(Order order) {
        Query query = from("ORD", "LAX");
        query.order = order;
        return query.names();
    }

    @Test
    void a_cabin_that_a_flight_has_not_is_not_found() {
        skies.flight("T 1", "ORD", "LAX", "09:00", 250);
        Query business = from("ORD", "LAX");
        business.cabin = Cabin.BUSINESS;
        Query first = from("ORD", "LAX");
        first.cabin = Cabin.FIRST;

        assertThat(business.found().getFirst().available()).isEqualTo(8);
        assertThat(first.found()).isEmpty();
    }

    @Test
    void what_has_left_today_is_not_found() {
        skies.flight("T 1", "ORD", "LAX", "06:00", 250);
        skies.flight("T 2", "ORD", "LAX", "06:01", 250);
        Query today = from("ORD", "LAX");
        today.day = TODAY;

        assertThat(today.names()).as("it is 06:00 in Chicago").containsExactly("T 2");
    }

    @Test
    void a_city_stands_for_all_of_its_airports() {
        skies.flight("T 1", "ORD", "LHR", "18:00", 480);
        skies.flight("T 2", "ORD", "LGW", "19:00", 480);

        assertThat(from("Chicago", "London").names()).containsExactlyInAnyOrder("T 1", "T 2");
        assertThat(from("ORD", "LGW").names()).containsExactly("T 2");
    }

    @ParameterizedTest
    @EnumSource(Order.class)
    void pages_repeat_nothing_and_skip_nothing_in_any_order(Order order) {
        for (int i = 0; i < 23; i++) {
            skies.flight("T " + i, "ORD", "LAX", "%02d:%02d".formatted(6 + i % 4, i % 3), 240 + i % 5);
        }
        Query query = from("ORD", "LAX");
        query.order = order;
        List<String> paged = new ArrayList<>();
        Paging paging = Paging.first(4);
        while (true) {
            Found<Journey> page = query.page(paging);
            page.items().forEach(journey -> paged.add(name(journey)));
            if (page.nextCursor().isEmpty()) {
                break;
            }
            paging = new Paging(4, Rank.parse(page.nextCursor()).orElseThrow());
        }

        assertThat(paged).hasSize(23).containsExactlyElementsOf(query.names());
        assertThat(new HashSet<>(paged)).hasSize(23);
    }

    @Test
    void a_flight_that_sells_out_between_two_pages_moves_no_other_to_another_page() {
        for (int i = 0; i < 6; i++) {
            skies.flight("T " + i, "ORD", "LAX", "0%d:00".formatted(i + 1), 250);
        }
        Query query = from("ORD", "LAX");
        query.order = Order.DEPARTURE;
        Found<Journey> first = query.page(Paging.first(2));
        shelf.take(seatsOf("T 0", DAY), Skies.SEATS);

        Found<Journey> second =
                query.page(new Paging(2, Rank.parse(first.nextCursor()).orElseThrow()));

        assertThat(second.items()).extracting(FlightSearchTest::name).containsExactly("T 2", "T 3");
    }

    @Test
    void a_cursor_that_is_none_is_known_as_such() {
        assertThat(Rank.parse("nonsense")).isEmpty();
        assertThat(Rank.parse("%%%")).isEmpty();
        assertThat(Rank.parse(new Rank(1, -2, 3, "x").cursor())).contains(new Rank(1, -2, 3, "x"));
    }
}
