package dev.wayfare.travel.search.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class StockFoldTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
    private static final StockResource SEATS =
            new StockResource.Seats(FlightId.of(ScheduleId.derive("T 1"), DAY), Cabin.ECONOMY);
    private static final StockResource ROOMS =
            new StockResource.Rooms(new HotelId(Ids.derive(HotelId.PREFIX, "Grand")), "DOUBLE");
    private static final TopicPartition ONLY = new TopicPartition(Topics.INVENTORY_EVENTS.name(), 0);

    private final FakeStockStore store = new FakeStockStore();
    private final StockLevels levels = new StockLevels();
    private final StockFold fold = new StockFold(levels, store, Clock.fixed(NOW, ZoneOffset.UTC));

    private static Envelope record(ClaimEvent event, long version) {
        return new Envelope(ONLY.topic(), 0, version, event.resource(), "id", "type", event, version, NOW, null);
    }

    private static ClaimEvent held(StockResource resource, String claim, int quantity, String... slots) {
        return new ClaimOutcome.Held(
                resource.text(), id(claim), "booking", quantity, List.of(slots), NOW.plusSeconds(600), null, NOW);
    }

    private static ClaimEvent released(StockResource resource, String claim, int quantity, String... slots) {
        return new ClaimOutcome.Released(resource.text(), id(claim), "booking", "over", NOW, quantity, List.of(slots));
    }

    private static ClaimId id(String claim) {
        return new ClaimId(Ids.derive(ClaimId.PREFIX, claim));
    }

    private static int seatsFree(StockLevels of) {
        long key = StockKey.of(SEATS);
        return of.level(DAY, key, key, 100).free();
    }

    private int roomsFree(LocalDate night) {
        long key = StockKey.of(ROOMS);
        return levels.level(night, key, StockKey.in(key, night.toString()), 10).free();
    }

    @Test
    void what_nobody_has_touched_is_as_the_catalogue_lists_it() {
        assertThat(seatsFree(levels)).isEqualTo(100);
    }

    @Test
    void holds_take_and_ends_give_back() {
        fold.apply(List.of(
                record(new ClaimEvent.CapacitySet(SEATS.text(), 50, 5, 0, NOW), 1),
                record(held(SEATS, "a", 4, ""), 2),
                record(new ClaimOutcome.Confirmed(SEATS.text(), id("a"), "booking", NOW), 3),
                record(held(SEATS, "b", 3, ""), 4),
                record(new ClaimOutcome.Expired(SEATS.text(), id("b"), "booking", NOW, 3, List.of("")), 5),
                record(new ClaimEvent.Fenced(SEATS.text(), id("c"), NOW), 6)));

        assertThat(seatsFree(levels)).as("50 and an allowance of 5, without 4").isEqualTo(51);
    }

    @Test
    void each_night_is_counted_on_its_own() {
        fold.apply(List.of(
                record(held(ROOMS, "a", 2, "2026-12-01", "2026-12-02"), 1),
                record(held(ROOMS, "b", 1, "2026-12-02", "2026-12-03"), 2),
                record(released(ROOMS, "a", 2, "2026-12-01", "2026-12-02"), 3)));

        assertThat(roomsFree(DAY)).isEqualTo(10);
        assertThat(roomsFree(DAY.plusDays(1))).isEqualTo(9);
        assertThat(roomsFree(DAY.plusDays(2))).isEqualTo(9);
        assertThat(roomsFree(DAY.plusDays(3))).isEqualTo(10);
    }

    @Test
    void what_is_told_twice_counts_once() {
        List<Envelope> batch = List.of(record(held(SEATS, "a", 4, ""), 1), record(held(SEATS, "b", 2, ""), 2));

        fold.apply(batch);
        fold.apply(batch);

        assertThat(seatsFree(levels)).isEqualTo(94);
    }

    @Test
    void the_next_start_goes_on_from_what_is_kept() {
        fold.apply(List.of(record(held(SEATS, "a", 4, ""), 1), record(held(ROOMS, "b", 1, "2026-12-01"), 1)));
        fold.write("group", Map.of(ONLY, 2L));
        fold.tick();

        StockLevels next = new StockLevels();
        Map<TopicPartition, Long> from =
                new StockFold(next, store, Clock.fixed(NOW, ZoneOffset.UTC)).read("group", List.of(ONLY));

        assertThat(from).containsEntry(ONLY, 2L);
        assertThat(seatsFree(next)).isEqualTo(96);
    }

    @Test
    void while_the_store_is_away_memory_goes_on_and_nothing_is_told_as_read() {
        store.isAway = true;
        fold.apply(List.of(record(held(SEATS, "a", 4, ""), 1)));
        fold.write("group", Map.of(ONLY, 1L));
        fold.tick();

        assertThat(seatsFree(levels)).isEqualTo(96);
        assertThat(store.kept).isEmpty();
        assertThat(store.offsets).isEmpty();
    }

    @Test
    void days_that_are_over_are_forgotten() {
        StockResource gone = new StockResource.Seats(
                FlightId.of(ScheduleId.derive("T 2"), LocalDate.of(2026, 11, 20)), Cabin.ECONOMY);
        fold.tick();
        fold.apply(List.of(record(held(gone, "a", 4, ""), 1), record(held(SEATS, "b", 4, ""), 1)));

        assertThat(levels.size()).isEqualTo(1);
    }
}
