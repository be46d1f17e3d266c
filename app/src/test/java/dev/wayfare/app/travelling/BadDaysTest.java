package dev.wayfare.app.travelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.wire.Headers;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.command.Command;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({OnePlatform.class, LogHolds.class, ViewsHold.class})
class BadDaysTest {

    private static final String CITY = "Nairobi";

    private final RunningPlatform platform;
    private final Trip trip;

    BadDaysTest(RunningPlatform platform) {
        this.platform = platform;
        this.trip = Trip.of(platform.people().rider());
    }

    @Test
    void a_capacity_lowered_below_what_is_sold_stops_further_sales_and_takes_nothing_from_who_has_bought() {
        HotelListed hotel = hotel();
        Map<String, Object> room = trip.room(CITY, hotel.name());
        JsonNode bought = trip.book(room).is(201).json();
        String id = bought.path("bookingId").asText();
        String stock =
                new StockResource.Rooms(hotel.hotel(), room.get("roomType").toString()).text();

        lists(hotel, 0);
        Eventually.is("its owner says how much is sold beyond", () -> capacity(stock)
                .filter(set -> set.capacity() == 0 && set.oversold() == 1)
                .isPresent());
        Eventually.is("nothing of it is found any more", () -> !trip.isFound(CITY, hotel.name()));
        trip.book(room).is(409, "no-capacity");
        assertThat(trip.traveller().get("/bookings/" + id).send().is(200).field("status"))
                .isEqualTo("CONFIRMED");

        lists(hotel, 5);
        Eventually.is("it is found again", () -> trip.isFound(CITY, hotel.name()));
        trip.book(room).is(201);
        trip.traveller().post("/bookings/" + id + "/cancel").waiting().send().is(200);
    }

    private static HotelListed hotel() {
        List<CatalogueEvent> events = MadeCatalogue.own().events();
        String airport = events.stream()
                .filter(event -> event instanceof CatalogueEvent.AirportListed place
                        && place.city().equals(CITY))
                .map(event -> ((CatalogueEvent.AirportListed) event).code())
                .findFirst()
                .orElseThrow();
        return events.stream()
                .filter(HotelListed.class::isInstance)
                .map(HotelListed.class::cast)
                .filter(one -> one.airport().equals(airport))
                .findFirst()
                .orElseThrow();
    }

    /** The catalogue says from now on that the hotel has so many rooms of each type. */
    private void lists(HotelListed hotel, int rooms) {
        HotelListed now = new HotelListed(
                hotel.hotel(),
                hotel.name(),
                hotel.airport(),
                hotel.position(),
                hotel.stars(),
                hotel.amenities(),
                hotel.roomTypes().stream()
                        .map(type -> new RoomType(type.code(), type.sleeps(), rooms, 0, type.perNight()))
                        .toList(),
                hotel.fares(),
                hotel.source(),
                hotel.supplied());
        String id = Ids.derive("test", now.toString());
        platform.platform()
                .node()
                .writer()
                .append(Command.of(Topics.CATALOGUE_EVENTS, now.entity(), now, id, "/wayfare/test"))
                .join();
    }

    /** What the owner of a resource set last. */
    private Optional<CapacitySet> capacity(String resource) {
        List<CapacitySet> sets = new ArrayList<>();
        try (KafkaLog log = new KafkaLog(platform.kafkaBootstrap())) {
            log.read(log.bounds(List.of(Topics.INVENTORY_EVENTS.name())), records -> records.stream()
                    .filter(record -> resource.equals(record.key()))
                    .map(BadDaysTest::value)
                    .filter(CapacitySet.class::isInstance)
                    .map(CapacitySet.class::cast)
                    .forEach(sets::add));
        }
        return sets.isEmpty() ? Optional.empty() : Optional.of(sets.getLast());
    }

    private static Object value(LogRecord record) {
        return WireTypes.read(record.value(), record.headers().get(Headers.TYPE));
    }

    @Test
    void who_hangs_up_after_paying_has_his_booking_all_the_same() throws IOException {
        Map<String, Object> slow = trip.room("Edinburgh", "Castle Wynd Hotel");
        byte[] body = new ObjectMapper().writeValueAsBytes(trip.order(List.of(slow)));
        URI base = platform.http().base();
        try (Socket line = new Socket(base.getHost(), base.getPort())) {
            line.setSoLinger(true, 0);
            OutputStream out = line.getOutputStream();
            out.write(("POST /api/v1/bookings HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nAuthorization: Bearer "
                            + trip.traveller().token()
                            + "\r\nContent-Type: application/json\r\nIdempotency-Key: hangs-up\r\nPrefer: wait=30\r\n"
                            + "Content-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            Eventually.is("he has paid", () -> trip.newest().path("times").has("authorisedAt"));
        }
        JsonNode booking =
                trip.booking(trip.newest().path("bookingId").asText(), "it is confirmed", one -> one.path("status")
                        .asText()
                        .equals("CONFIRMED"));
        JsonNode bill = Eventually.get(
                        "it is paid, once",
                        () -> trip.traveller()
                                .get("/bills/" + booking.path("billId").asText())
                                .send(),
                        reply -> reply.isGood()
                                && reply.json().at("/payment/status").asText().equals("PAID"))
                .json();
        assertThat(bill.path("total")).isEqualTo(booking.path("total"));
        assertThat(trip.traveller()
                        .get("/users/" + trip.traveller().id() + "/bookings")
                        .send()
                        .json()
                        .path("items"))
                .hasSize(1);
    }
}
