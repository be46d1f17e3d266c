package dev.wayfare.app.travelling;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.Wanted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What one traveller finds and books, for two nights from a day on. */
public record Trip(Person traveller, LocalDate day) {

    private static final int AHEAD_DAYS = 50;

    /** A trip seven weeks from now. */
    public static Trip of(Person traveller) {
        return new Trip(traveller, LocalDate.now(ZoneOffset.UTC).plusDays(AHEAD_DAYS));
    }

    /** The rooms of a hotel, once it is found. */
    public Map<String, Object> room(String city, String hotel) {
        JsonNode found = found(
                "/hotels?city=" + city + "&checkIn=" + day + "&checkOut=" + day.plusDays(2) + "&limit=100",
                "name",
                hotel);
        return Wanted.room(found, day, day.plusDays(2));
    }

    /** A car of this company, once it is found. */
    public Map<String, Object> car(String city, String company) {
        String from = day + "T10:00:00Z";
        String to = day.plusDays(2) + "T10:00:00Z";
        JsonNode found = found(
                "/cars?city=" + city + "&pickupAt=" + from + "&dropoffAt=" + to + "&limit=100", "company", company);
        return Map.of(
                "type", "car", "carClassId", found.path("carClassId").asText(), "pickupAt", from, "dropoffAt", to);
    }

    /** The first leg of a direct flight of this airline, on the first day from then on that it leaves. */
    public Map<String, Object> seat(String from, String to, String airline) {
        for (LocalDate date = day; ; date = date.plusDays(1)) {
            JsonNode found = page("/flights?from=" + from + "&to=" + to + "&maxStops=0&limit=100&date=" + date);
            for (JsonNode journey : found.path("items")) {
                JsonNode leg = journey.at("/legs/0");
                if (leg.path("airline").asText().equals(airline)) {
                    return Wanted.seat(leg);
                }
            }
            if (date.isAfter(day.plusDays(200))) {
                throw new AssertionError("no flight of " + airline + " from " + from + " to " + to);
            }
        }
    }

    /** The first of a search with this name, once there is one. */
    private JsonNode found(String search, String field, String name) {
        return Eventually.get(name + " is found", () -> named(page(search), field, name), one -> !one.isMissingNode());
    }

    /** The name of the first hotel of a city, once one is found. */
    public String anyHotel(String city) {
        String search = "/hotels?city=" + city + "&checkIn=" + day + "&checkOut=" + day.plusDays(2);
        return Eventually.get(
                "a hotel in " + city, () -> page(search).at("/items/0/name").asText(), name -> !name.isEmpty());
    }

    /** Whether this hotel is on offer. */
    public boolean isFound(String city, String hotel) {
        String search = "/hotels?city=" + city + "&checkIn=" + day + "&checkOut=" + day.plusDays(2) + "&limit=100";
        return !named(page(search), "name", hotel).isMissingNode();
    }

    private JsonNode page(String search) {
        return Eventually.get(
                        "the catalogue is read", () -> traveller.get(search).send(), Reply::isGood)
                .json();
    }

    private static JsonNode named(JsonNode page, String field, String name) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .filter(item -> item.path(field).asText().equals(name))
                .findFirst()
                .orElseGet(() -> page.path("none"));
    }

    /** What a booking of these items sends. */
    public Map<String, Object> order(List<Map<String, Object>> items) {
        return Map.of("items", items, "travellers", List.of(Map.of("name", "Ada")));
    }

    /** Asks for all of these together, and waits for what becomes of it. */
    @SafeVarargs
    public final Reply book(Map<String, Object>... items) {
        return traveller.post("/bookings", order(List.of(items))).waiting().send();
    }

    /** A booking, once it is as wanted. */
    public JsonNode booking(String id, String what, Predicate<JsonNode> wanted) {
        return Eventually.get(
                        what,
                        () -> traveller.get("/bookings/" + id).send(),
                        reply -> reply.status() == 200 && wanted.test(reply.json()))
                .json();
    }

    /** The newest of the traveller's bookings. */
    public JsonNode newest() {
        return traveller
                .get("/users/" + traveller.id() + "/bookings")
                .send()
                .is(200)
                .json()
                .at("/items/0");
    }
}
