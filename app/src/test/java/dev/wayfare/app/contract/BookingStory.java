package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Wanted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody books a flight and a room, gets the room's price back, books once more to pay later, and finds it all in a list. */
record BookingStory(People people) {

    void told() {
        Person traveller = people.rider();
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        Map<String, Object> seat = seat(traveller, day);
        Map<String, Object> room = room(traveller, day);

        JsonNode booking = traveller
                .post("/bookings", Map.of("items", List.of(seat, room), "travellers", List.of(Map.of("name", "Ada"))))
                .waiting()
                .send()
                .is(201)
                .json();
        assertThat(booking.path("status").asText()).isEqualTo("CONFIRMED");
        String id = "/bookings/" + booking.path("bookingId").asText();
        Eventually.get(
                "its invoice is numbered",
                () -> traveller.get(id).send().is(200).json(),
                seen -> seen.has("invoiceNumber"));
        partly(traveller, id);
        refusals(traveller, id, seat);
        paidLater(traveller, seat);

        JsonNode mine = traveller
                .get("/users/" + traveller.id() + "/bookings")
                .send()
                .is(200)
                .json();
        assertThat(mine.path("items")).hasSize(3);
    }

    private static Map<String, Object> seat(Person traveller, LocalDate day) {
        JsonNode flights = Eventually.get(
                "flights are found",
                () -> traveller
                        .get("/flights?from=Chicago&to=LHR&limit=5&date=" + day)
                        .send()
                        .is(200)
                        .json(),
                found -> found.path("items").has(0));
        JsonNode leg = flights.at("/items/0/legs/0");
        return Wanted.seat(leg);
    }

    private static Map<String, Object> room(Person traveller, LocalDate day) {
        JsonNode stay = traveller
                .get("/hotels?city=London&checkIn=" + day.plusDays(1) + "&checkOut=" + day.plusDays(3))
                .send()
                .is(200)
                .json()
                .at("/items/0");
        return Wanted.room(stay, day.plusDays(1), day.plusDays(3));
    }

    private static void partly(Person traveller, String id) {
        JsonNode quote =
                traveller.get(id + "/cancellation-quote?items=2").send().is(200).json();
        JsonNode cancelled = traveller
                .post(id + "/cancel", Map.of("quoteId", quote.path("quoteId").asText()))
                .waiting()
                .send()
                .is(200)
                .json();
        assertThat(cancelled.at("/items/1/status").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.path("refunded")).isEqualTo(quote.path("refund"));
        traveller.post(id + "/items/1/change", Map.of("accept", true)).send().is(202);
        traveller
                .post(id + "/items/1/change", Map.of("accept", true))
                .waiting()
                .send()
                .is(409, "nothing-changed");
        traveller.post(id + "/cancel").waiting().send().is(200);
        traveller.get(id + "/cancellation-quote").send().is(409, "booking-over");
    }

    private static void refusals(Person traveller, String id, Map<String, Object> seat) {
        traveller
                .post("/bookings", Map.of("items", List.of(seat), "paymentMethod", "tok_declined"))
                .waiting()
                .send()
                .is(409, "payment-declined");
        traveller.post("/bookings", Map.of("items", List.of())).send().is(400, "invalid-request");
        traveller.post(id + "/pay").waiting().send().is(409, "booking-over");
    }

    private static void paidLater(Person traveller, Map<String, Object> seat) {
        JsonNode fares = traveller
                .get("/flights?from=Chicago&to=LHR&limit=1&date="
                        + LocalDate.now(ZoneOffset.UTC).plusDays(60))
                .send()
                .is(200)
                .json()
                .at("/items/0/legs/0/fares");
        String fare = "";
        for (JsonNode one : fares) {
            fare = one.has("payLaterS") ? one.path("fare").asText() : fare;
        }
        assertThat(fare).as("some fare may be paid later").isNotEmpty();
        Map<String, Object> flexible = new HashMap<>(seat);
        flexible.put("fare", fare);
        JsonNode held = traveller
                .post("/bookings", Map.of("items", List.of(flexible), "payLater", true))
                .waiting()
                .send()
                .is(201)
                .json();
        assertThat(held.path("status").asText()).isEqualTo("PENDING");
        JsonNode paid = traveller
                .post("/bookings/" + held.path("bookingId").asText() + "/pay")
                .waiting()
                .send()
                .is(200)
                .json();
        assertThat(paid.path("status").asText()).isEqualTo("CONFIRMED");
    }
}
