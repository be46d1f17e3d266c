package dev.wayfare.app.outage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.outage.Town.Reply;
import dev.wayfare.app.platform.Wanted;
import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.BookingEvent.BookingConfirmed;
import dev.wayfare.contracts.travel.BookingEvent.BookingRequested;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.simulator.api.Session;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A room that somebody books while the log is away. */
final class BookedTrip {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String KEY = "a-room";

    private final Town town;
    private final Session traveller;
    private final Map<String, Object> order;
    private String booking = "";

    private BookedTrip(Town town, Session traveller, Map<String, Object> order) {
        this.town = town;
        this.traveller = traveller;
        this.order = order;
    }

    /** Searches, and books nothing yet. */
    static BookedTrip found(Town town, Session traveller) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(70);
        String search = "/hotels?city=Rome&checkIn=" + day + "&checkOut=" + day.plusDays(1);
        Reply found = await("a room is found")
                .atMost(SOON)
                .until(
                        () -> town.get(traveller, search),
                        reply -> reply.body().path("items").has(0));
        JsonNode stay = found.body().at("/items/0");
        Map<String, Object> room = Wanted.room(stay, day, day.plusDays(1));
        return new BookedTrip(
                town, traveller, Map.of("items", List.of(room), "travellers", List.of(Map.of("name", "Ada"))));
    }

    /** The log is away: it is taken, shown in the traveller's list as PENDING, and taken once however often it is sent. */
    void isTakenAndPromisesNothing() {
        Reply taken = town.post(traveller, "/bookings", order, KEY);
        assertThat(taken.status()).as("%s", taken).isEqualTo(202);
        booking = taken.body().path("bookingId").asText();
        assertThat(town.post(traveller, "/bookings", order, KEY)
                        .body()
                        .path("bookingId")
                        .asText())
                .as("the same key again")
                .isEqualTo(booking);

        JsonNode listed = listed();
        assertThat(listed).hasSize(1);
        assertThat(listed.at("/0/bookingId").asText()).isEqualTo(booking);
        assertThat(listed.at("/0/status").asText()).isEqualTo("PENDING");
        assertThat(listed.at("/0").has("holdExpiresAt")).as("stock is promised").isFalse();
    }

    /** The log is back: it is confirmed, and everything of it happened once. */
    void isConfirmedOnce() {
        await("the booking is confirmed").atMost(SOON).untilAsserted(() -> {
            assertThat(listed()).hasSize(1);
            assertThat(listed().at("/0/status").asText()).isEqualTo("CONFIRMED");
        });
        List<Class<?>> events = new ArrayList<>();
        try (KafkaLog log = new KafkaLog(town.stores().kafkaBootstrap())) {
            log.read(log.bounds(List.of(Topics.BOOKINGS.name())), records -> records.stream()
                    .filter(record -> booking.equals(record.key()))
                    .forEach(record -> events.add(
                            WireTypes.read(record.value(), record.headers().get(Headers.TYPE))
                                    .getClass())));
        }
        assertThat(events)
                .containsOnlyOnce(BookingRequested.class, BookingConfirmed.class)
                .last()
                .isEqualTo(BookingConfirmed.class);
    }

    private JsonNode listed() {
        return town.get(traveller, "/users/" + traveller.userId() + "/bookings")
                .body()
                .path("items");
    }
}
