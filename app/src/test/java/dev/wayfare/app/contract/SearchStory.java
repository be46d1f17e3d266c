package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Somebody looks for flights, a room and a car, in the catalogue that the platform brings along. */
record SearchStory(People people) {

    void told() {
        Person traveller = people.rider();
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(30);
        String flights = "/flights?from=Chicago&to=LHR&limit=1&date=" + day;
        JsonNode page = Eventually.get(
                "flights are found", () -> traveller.get(flights).send().is(200).json(), found -> found.path("items")
                        .has(0));
        String cursor = page.path("nextCursor").asText();
        JsonNode next =
                traveller.get(flights + "&cursor=" + cursor).send().is(200).json();
        assertThat(next.path("items").path(0)).isNotEqualTo(page.path("items").path(0));
        traveller.get(flights + "&sort=luck").send().is(400, "invalid-parameter");
        traveller.get("/flights?from=Nowhere&to=LHR&date=" + day).send().is(400, "invalid-parameter");

        JsonNode stays = traveller
                .get("/hotels?city=Paris&stars=3&checkIn=" + day + "&checkOut=" + day.plusDays(3))
                .send()
                .is(200)
                .json();
        assertThat(stays.path("items").path(0).path("nights").asInt()).isEqualTo(3);
        traveller
                .get("/hotels?city=Paris&checkIn=" + day + "&checkOut=" + day)
                .send()
                .is(400, "invalid-parameter");

        JsonNode cars = traveller
                .get("/cars?city=CDG&pickupAt=" + day + "T10:00:00Z&dropoffAt=" + day.plusDays(2) + "T10:00:00Z")
                .send()
                .is(200)
                .json();
        assertThat(cars.path("items").path(0).path("days").asInt()).isEqualTo(2);
    }
}
