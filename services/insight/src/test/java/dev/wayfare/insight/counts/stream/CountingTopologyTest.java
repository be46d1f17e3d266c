package dev.wayfare.insight.counts.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimEvent;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.insight.InsightEvent;
import dev.wayfare.contracts.insight.InsightEvent.OccupancyCounted;
import dev.wayfare.contracts.insight.InsightEvent.RoutesCounted;
import dev.wayfare.contracts.insight.InsightEvent.Window;
import dev.wayfare.contracts.insight.InsightEvent.WindowsCounted;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.BookingEvent;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.insight.counts.model.Amounts;
import dev.wayfare.insight.counts.model.Fact;
import dev.wayfare.insight.counts.model.Kind;
import dev.wayfare.insight.counts.model.Trips;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counting as the log runs it, without a broker. */
class CountingTopologyTest {

    private static final Instant T0 = Instant.parse("2026-12-01T10:00:00Z");
    private static final String GROUP = "wayfare-insight";
    private static final Duration TOLD_WITHIN = Duration.ofMillis(100);
    private static final String SOLD_ON = "s|2026-12-01|FLIGHT|";

    @TempDir
    private Path state;

    private TopologyTestDriver driver;

    @BeforeEach
    void start() {
        driver = open(state.resolve("a"));
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_busy_window_is_told_in_one_word_and_only_when_it_has_changed() {
        for (int i = 0; i < 100; i++) {
            book(driver, "b" + i, T0);
        }
        driver.advanceWallClockTime(Duration.ofMillis(100));
        List<TestRecord<byte[], byte[]>> told = records(driver, Topics.STATISTICS);
        assertThat(told.stream().map(CountingTopologyTest::value).filter(WindowsCounted.class::isInstance))
                .as("bookings, flights and hotels")
                .hasSize(3);
        assertThat(windows(told).get("w|2026-12-01|BOOKING|0").done()).isEqualTo(100);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(records(driver, Topics.STATISTICS)).isEmpty();
    }

    @Test
    void each_word_of_a_key_has_the_next_version_and_says_the_whole_number() {
        book(driver, "b1", T0);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        book(driver, "b2", T0.plusSeconds(3_600));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        List<String> versions = records(driver, Topics.STATISTICS).stream()
                .filter(record -> text(record.key()).equals("w|2026-12-01|BOOKING|0"))
                .map(record -> text(record.headers().lastHeader(Headers.VERSION).value()))
                .toList();
        assertThat(versions).containsExactly("1", "2");
    }

    @Test
    void the_best_sold_routes_of_a_day_are_told_best_first() {
        book(driver, "b1", T0);
        book(driver, "b2", T0);
        driver.advanceWallClockTime(TOLD_WITHIN);
        RoutesCounted flights = records(driver, Topics.STATISTICS).stream()
                .map(CountingTopologyTest::value)
                .filter(RoutesCounted.class::isInstance)
                .map(RoutesCounted.class::cast)
                .filter(routes -> routes.kind().equals("FLIGHT"))
                .findFirst()
                .orElseThrow();
        assertThat(flights.routes())
                .containsExactly(new InsightEvent.Route("ORD-LHR", 2, 4, List.of(new Money(120_000, "USD"))));
    }

    @Test
    void how_full_a_day_is_is_told_as_soon_as_it_is_known() {
        String seats = new StockResource.Seats(
                        FlightId.of(ScheduleId.derive("WF", "101"), LocalDate.parse("2026-12-24")), Cabin.ECONOMY)
                .text();
        ClaimId claim = new ClaimId(Ids.derive(ClaimId.PREFIX, "one"));
        stock(seats, new ClaimEvent.CapacitySet(seats, 180, 0, 0, T0));
        stock(seats, new ClaimOutcome.Held(seats, claim, "booking", 2, List.of(), T0.plusSeconds(600), null, T0));
        stock(seats, new ClaimOutcome.Confirmed(seats, claim, "booking", T0));
        driver.advanceWallClockTime(TOLD_WITHIN);
        assertThat(records(driver, Topics.STATISTICS).stream().map(CountingTopologyTest::value))
                .singleElement()
                .isInstanceOfSatisfying(OccupancyCounted.class, day -> {
                    assertThat(day.capacity()).isEqualTo(180);
                    assertThat(day.sold()).isEqualTo(2);
                    assertThat(day.held()).isZero();
                });
    }

    private void stock(String resource, ClaimEvent event) {
        pipe(driver, Topics.INVENTORY_EVENTS, resource, WireTypes.nameOf(event.getClass()), Json.write(event));
    }

    @Test
    void the_best_are_told_again_only_when_they_have_changed_also_after_a_crash() {
        CountStore store = new CountStore(driver.getKeyValueStore(CountStore.NAME));
        BestSold before = new BestSold(store);
        for (int route = 0; route < RoutesCounted.KEPT; route++) {
            sell(store, before, route, 2);
        }
        assertThat(before.takeNews(SOLD_ON)).isPresent();
        sell(store, before, 900, 1);
        assertThat(before.takeNews(SOLD_ON)).as("one of the long tail").isEmpty();

        BestSold after = new BestSold(store);
        sell(store, after, 900, 4);
        List<InsightEvent.Route> best = after.takeNews(SOLD_ON).orElseThrow();
        assertThat(best).hasSize(RoutesCounted.KEPT);
        assertThat(best.getFirst().name()).isEqualTo("R900");
        assertThat(best.getFirst().units()).isEqualTo(5);
    }

    private static void sell(CountStore store, BestSold best, int route, int times) {
        for (int i = 0; i < times; i++) {
            Fact.Sold sold = new Fact.Sold(
                    T0.atZone(ZoneOffset.UTC).toLocalDate(), Kind.FLIGHT, "R" + route, 1, 1, Amounts.NONE);
            store.put(SOLD_ON + sold.route(), best.add(SOLD_ON, sold));
        }
    }

    @Test
    void poison_is_put_aside_and_the_next_is_counted() {
        pipe(driver, Topics.BOOKINGS, "b0", "booking.confirmed.v1", "{".getBytes(StandardCharsets.UTF_8));
        pipe(driver, Topics.BOOKINGS, "b0", "booking.of-the-future.v9", "{}".getBytes(StandardCharsets.UTF_8));
        book(driver, "b1", T0);
        driver.advanceWallClockTime(Duration.ofMillis(100));
        assertThat(windows(records(driver, Topics.STATISTICS))
                        .get("w|2026-12-01|BOOKING|0")
                        .done())
                .isEqualTo(1);
        assertThat(driver.createOutputTopic(
                                Topics.BOOKINGS.deadLetters(GROUP),
                                new ByteArrayDeserializer(),
                                new ByteArrayDeserializer())
                        .readRecordsToList())
                .hasSize(2);
    }

    @Test
    void a_replay_in_another_order_of_aggregates_gives_the_same_numbers() {
        List<String> names = new ArrayList<>(List.of("b1", "b2", "b3", "b4"));
        for (String name : names) {
            book(driver, name, T0.plus(Duration.ofHours(names.indexOf(name) * 20L)));
        }
        cancel(driver, "b2", T0.plus(Duration.ofDays(3)));
        driver.advanceWallClockTime(Duration.ofMillis(100));
        Map<String, Window> first = windows(records(driver, Topics.STATISTICS));
        try (TopologyTestDriver again = open(state.resolve("b"))) {
            for (String name : names.reversed()) {
                book(again, name, T0.plus(Duration.ofHours(names.indexOf(name) * 20L)));
                if (name.equals("b2")) {
                    cancel(again, name, T0.plus(Duration.ofDays(3)));
                }
            }
            again.advanceWallClockTime(Duration.ofMillis(100));
            Map<String, Window> second = windows(records(again, Topics.STATISTICS));
            first.keySet().removeIf(key -> !key.contains("#"));
            second.keySet().removeIf(key -> !key.contains("#"));
            assertThat(second).isEqualTo(first);
        }
        assertThat(first.get("w|2026-12-04|HOTEL|0#40").refunds()).containsExactly(new Money(10_000, "USD"));
    }

    @Test
    void what_was_counted_and_not_told_before_a_crash_is_told_by_whoever_takes_over() {
        book(driver, "b1", T0);
        Tallies next = new Tallies(new CountStore(driver.getKeyValueStore(CountStore.NAME)), 0);
        assertThat(next.takeWindows(T0).stream().map(Tallies.Told::key))
                .containsExactly("w|2026-12-01|BOOKING|0", "w|2026-12-01|FLIGHT|0", "w|2026-12-01|HOTEL|0");
        Tallies after = new Tallies(new CountStore(driver.getKeyValueStore(CountStore.NAME)), 0);
        assertThat(after.takeWindows(T0)).isEmpty();
    }

    private static void book(TopologyTestDriver to, String name, Instant at) {
        event(to, name, Trips.requested(name, at));
        event(to, name, Trips.confirmed(at));
    }

    private static void cancel(TopologyTestDriver to, String name, Instant at) {
        event(to, name, Trips.cancelled(true, new Money(30_000, "USD"), at));
    }

    private static void event(TopologyTestDriver to, String name, BookingEvent event) {
        pipe(to, Topics.BOOKINGS, Trips.booking(name).value(), WireTypes.nameOf(event.getClass()), Json.write(event));
    }

    private static void pipe(TopologyTestDriver to, Topic topic, String key, String type, byte[] value) {
        RecordHeaders headers = new RecordHeaders();
        headers.add(Headers.TYPE, type.getBytes(StandardCharsets.UTF_8));
        to.createInputTopic(topic.name(), new ByteArraySerializer(), new ByteArraySerializer())
                .pipeInput(new TestRecord<>(key.getBytes(StandardCharsets.UTF_8), value, headers, T0));
    }

    /** Newest words, window by window. */
    private static Map<String, Window> windows(List<TestRecord<byte[], byte[]>> told) {
        Map<String, Window> windows = new TreeMap<>();
        Map<String, Window> byDay = new TreeMap<>();
        for (TestRecord<byte[], byte[]> record : told) {
            if (value(record) instanceof WindowsCounted counted) {
                for (Window window : counted.windows()) {
                    windows.put(text(record.key()) + "#" + window.number(), window);
                    byDay.put(text(record.key()), window);
                }
            }
        }
        windows.putAll(byDay);
        return windows;
    }

    private static InsightEvent value(TestRecord<byte[], byte[]> record) {
        return (InsightEvent) WireTypes.read(
                record.value(), text(record.headers().lastHeader(Headers.TYPE).value()));
    }

    private static List<TestRecord<byte[], byte[]>> records(TopologyTestDriver from, Topic topic) {
        return from.createOutputTopic(topic.name(), new ByteArrayDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList();
    }

    private static TopologyTestDriver open(Path folder) {
        Properties config = new Properties();
        config.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        config.put(StreamsConfig.APPLICATION_ID_CONFIG, GROUP);
        return new TopologyTestDriver(CountingTopology.of(GROUP), config, T0);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
