package dev.wayfare.app.travelling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a supplier keeps is found, booked, changed and given back through the public API as our own is. */
@ExtendWith({OnePlatform.class, LogHolds.class, ViewsHold.class})
class SuppliedTripsTest {

    private final Trip trip;

    SuppliedTripsTest(RunningPlatform platform) {
        this.trip = Trip.of(platform.people().rider());
    }

    @Test
    void a_seat_a_room_and_a_car_of_a_supplier_are_booked_together_and_given_back() {
        JsonNode booking = trip.book(
                        trip.seat("DUB", "EDI", "Irish Sea Link"),
                        trip.room("Dublin", "Liffey Quay Rooms"),
                        trip.car("Dublin", "Shamrock Wheels"))
                .is(201)
                .json();
        assertThat(booking.path("status").asText()).isEqualTo("CONFIRMED");
        assertThat(booking.path("items"))
                .hasSize(3)
                .allMatch(item -> item.path("status").asText().equals("CONFIRMED"));

        String id = booking.path("bookingId").asText();
        JsonNode cancelled = trip.traveller()
                .post("/bookings/" + id + "/cancel")
                .waiting()
                .send()
                .is(200)
                .json();
        assertThat(cancelled.path("status").asText()).isEqualTo("CANCELLED");
    }

    @Test
    void an_answer_that_was_lost_on_its_way_keeps_nobody_from_his_room() {
        assertThat(trip.book(trip.room("Dublin", "Mountjoy Guesthouse")).is(201).field("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void a_supplier_who_takes_his_time_is_waited_for() {
        assertThat(trip.book(trip.room("Edinburgh", "Castle Wynd Hotel"))
                        .is(201)
                        .field("status"))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void what_the_supplier_has_sold_out_is_refused_and_nothing_else_of_the_booking_stays_held_or_paid() {
        Map<String, Object> own = trip.room("Edinburgh", "Castle Wynd Hotel");
        trip.book(own, trip.room("Edinburgh", "Leith Shore Inn")).is(409, "no-capacity");

        JsonNode failed =
                trip.booking(trip.newest().path("bookingId").asText(), "it has failed", one -> one.path("status")
                        .asText()
                        .equals("FAILED"));
        assertThat(failed.at("/failure/item").asInt()).isEqualTo(2);
        assertThat(failed.path("items"))
                .allMatch(item -> item.path("status").asText().equals("RELEASED"));
        assertThat(failed.path("times").has("authorisedAt")).as("paid").isFalse();
    }

    @Test
    void a_change_by_the_supplier_is_taken_or_all_of_the_price_is_given_back() {
        String taken = moved();
        JsonNode change = trip.booking(taken, "it is changed", SuppliedTripsTest::isChanged)
                .at("/items/0/change");
        trip.traveller()
                .post("/bookings/" + taken + "/items/1/change", Map.of("accept", true))
                .waiting()
                .send()
                .is(200);
        JsonNode after = trip.booking(
                taken, "the change is taken", one -> !one.at("/items/0").has("change"));
        assertThat(Instant.parse(after.at("/items/0/startsAt").asText()))
                .isEqualTo(Instant.parse(change.path("startsAt").asText()));

        String returned = moved();
        trip.booking(returned, "it is changed", SuppliedTripsTest::isChanged);
        trip.traveller()
                .post("/bookings/" + returned + "/items/1/change", Map.of("accept", false))
                .waiting()
                .send()
                .is(200);
        JsonNode back = trip.booking(
                returned, "it is given back", one -> one.path("status").asText().equals("CANCELLED"));
        assertThat(back.path("cancelledBy").asText()).isEqualTo("SUPPLIER");
        assertThat(back.path("refunded")).isEqualTo(back.path("total"));
    }

    private String moved() {
        return trip.book(trip.room("Lisbon", "Alfama Terrace")).is(201).field("bookingId");
    }

    private static boolean isChanged(JsonNode booking) {
        return booking.at("/items/0").has("change");
    }
}
