package dev.wayfare.travel.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand.Define;
import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.travel.HandClock;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListedChangesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final ScheduleId FLIGHT = ScheduleId.derive("T 1");
    private static final String SEATS = new StockResource.Seats(FlightId.of(FLIGHT, DAY), Cabin.ECONOMY).text();
    private static final HotelId HOTEL = new HotelId(Ids.derive(HotelId.PREFIX, "Grand"));
    private static final StockResource ROOMS = new StockResource.Rooms(HOTEL, "DOUBLE");
    private static final CarClassId CLASS = new CarClassId(Ids.derive(CarClassId.PREFIX, "small"));
    private static final StockResource CARS = new StockResource.Cars(CLASS);
    private static final Money PRICE = new Money(9_900, "USD");

    private final Owned owned = new Owned();
    private final HandClock clock = new HandClock(Instant.parse("2026-11-25T12:00:00Z"), Duration.ZERO);
    private final List<Define> told = new ArrayList<>();
    private final List<String> causes = new ArrayList<>();
    private long offset;
    private final ListedChanges changes = new ListedChanges(
            owned,
            news -> news.forEach(one -> {
                told.add(one.capacity());
                causes.add(one.cause());
            }),
            clock);

    /** What owners have set, by number. */
    private static final class Owned implements KnownLimits {
        private final Map<Long, Integer> limits = new HashMap<>();
        private boolean read = true;

        @Override
        public boolean isRead() {
            return read;
        }

        @Override
        public Set<LocalDate> days() {
            return Set.of(DAY, DAY.plusDays(1));
        }

        @Override
        public OptionalInt seats(long flight, LocalDate day, Cabin cabin) {
            return daily(StockKey.seats(flight, day, cabin));
        }

        @Override
        public OptionalInt daily(long stock) {
            Integer limit = limits.get(stock);
            return limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        }

        void seats(int units) {
            limits.put(StockKey.seats(StockKey.stem(FLIGHT.value()), DAY, Cabin.ECONOMY), units);
        }
    }

    private void listed(CatalogueEvent fact) {
        changes.apply(List.of(new Envelope(
                Topics.CATALOGUE_EVENTS.name(),
                0,
                offset++,
                fact.entity(),
                "id",
                "fact",
                fact,
                0,
                clock.instant(),
                null)));
    }

    private void passes(Duration time) {
        clock.pass(time);
        changes.tick();
    }

    private static CatalogueEvent flight(int seats, int allowance) {
        return flight(seats, allowance, null);
    }

    private static CatalogueEvent flight(int seats, int allowance, @Nullable SuppliedStock supplied) {
        return new FlightScheduled(
                FLIGHT,
                "T 1",
                "Test Air",
                "AAA",
                "BBB",
                600,
                60,
                "1234567",
                Season.YEAR_ROUND,
                "ATR 72",
                List.of(new CabinSeats(Cabin.ECONOMY, seats, allowance)),
                PRICE,
                "fares",
                "test",
                supplied);
    }

    private static CatalogueEvent hotel(int rooms) {
        return new HotelListed(
                HOTEL,
                "Grand",
                "AAA",
                new GeoPoint(0, 0),
                3,
                List.of(),
                List.of(new RoomType("DOUBLE", 2, rooms, 0, PRICE)),
                "fares",
                "test",
                null);
    }

    private static CatalogueEvent cars(int cars) {
        return new CarClassListed(
                CLASS, "Test Cars", "AAA", "SMALL", "Model T", 4, cars, 0, PRICE, "fares", "test", null);
    }

    @Test
    void an_owner_who_has_set_another_capacity_is_told_and_no_other() {
        owned.seats(70);

        listed(flight(50, 2));

        assertThat(told).as("of the days, the one that somebody holds").containsExactly(new Define(SEATS, 50, 2));
    }

    @Test
    void rooms_and_cars_are_told_too() {
        owned.limits.put(StockKey.of(ROOMS), 10);
        owned.limits.put(StockKey.of(CARS), 5);

        listed(hotel(8));
        listed(cars(6));

        assertThat(told).containsExactly(new Define(ROOMS.text(), 8, 0), new Define(CARS.text(), 6, 0));
    }

    @Test
    void what_is_as_it_was_is_not_told() {
        owned.seats(52);

        listed(flight(50, 2));
        listed(hotel(10));

        assertThat(told).isEmpty();
    }

    @Test
    void a_first_hold_that_was_on_its_way_by_the_old_listing_is_put_right_a_little_later() {
        listed(flight(50, 0));
        assertThat(told).isEmpty();
        owned.seats(70);

        passes(Duration.ofSeconds(1));
        assertThat(told).isEmpty();
        passes(Duration.ofSeconds(3));
        assertThat(told).containsExactly(new Define(SEATS, 50, 0));
        passes(Duration.ofSeconds(30));
        assertThat(told).as("once").hasSize(1);
    }

    @Test
    void what_was_listed_for_a_moment_only_is_not_told_once_something_newer_is() {
        owned.seats(70);
        listed(flight(0, 0));
        owned.seats(0);
        listed(flight(50, 0));
        owned.seats(50);

        passes(Duration.ofSeconds(5));

        assertThat(told).containsExactly(new Define(SEATS, 0, 0), new Define(SEATS, 50, 0));
    }

    @Test
    void each_telling_has_a_name_of_its_own() {
        owned.seats(70);
        listed(flight(50, 0));
        passes(Duration.ofSeconds(5));
        listed(flight(50, 0));

        assertThat(told).hasSize(3);
        assertThat(causes).doesNotHaveDuplicates();
    }

    @Test
    void a_fact_that_comes_before_stock_is_known_again_waits_for_it() {
        owned.read = false;
        listed(flight(50, 0));
        passes(Duration.ofSeconds(10));
        owned.seats(70);
        owned.read = true;

        passes(Duration.ZERO);

        assertThat(told).containsExactly(new Define(SEATS, 50, 0));
    }

    @Test
    void a_suppliers_stock_is_none_of_ours() {
        owned.seats(70);

        listed(flight(50, 0, new SuppliedStock("simulated", "codeshare-1")));
        passes(Duration.ofSeconds(5));

        assertThat(told).isEmpty();
    }
}
