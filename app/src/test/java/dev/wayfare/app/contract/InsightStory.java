package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.util.List;
import java.util.stream.StreamSupport;

/** What the people before have done shows in the numbers of whoever runs it, and nobody else sees them. */
record InsightStory(Person admin, Person rider) {

    private static final String STATISTICS = "/admin/statistics";

    void told() {
        JsonNode rides = of(
                Eventually.get(
                        "rides are counted",
                        () -> ask(STATISTICS),
                        reply -> of(reply, "RIDE").path("done").asInt() > 0),
                "RIDE");
        assertThat(rides.path("requested").asInt())
                .isGreaterThanOrEqualTo(rides.path("done").asInt());
        Eventually.get(
                "what they cost is counted",
                () -> ask("/admin/charts/revenue?kind=RIDE&bucket=hour&zone=Asia/Kathmandu"),
                reply -> reply.json()
                        .path("items")
                        .valueStream()
                        .anyMatch(item -> item.at("/sales/0/amountMinor").asInt() > 0));
        assertThat(ask("/admin/charts/bookings?bucket=day")
                        .json()
                        .path("bucket")
                        .asText())
                .isEqualTo("day");
        ask("/admin/charts/top-routes?limit=5");
        ask("/admin/charts/occupancy?kind=HOTEL&from=2026-12-01&to=2027-01-01");
        badly();
    }

    private void badly() {
        List.of(
                        "/admin/charts/revenue?zone=Mars/Olympus",
                        "/admin/charts/revenue?from=2026-02-30",
                        "/admin/charts/revenue?from=2026-02-03&to=2026-02-01",
                        "/admin/charts/revenue?bucket=hour&from=2026-01-01&to=2026-03-01",
                        "/admin/charts/revenue?bucket=week",
                        "/admin/charts/bookings?kind=BOAT",
                        "/admin/charts/top-routes?limit=0",
                        "/admin/statistics?from=1066-10-14")
                .forEach(path -> admin.get(path).send().is(400, "invalid-parameter"));
        admin.get("/admin/charts/horoscope").send().is(404, "not-found");
        rider.get(STATISTICS).send().is(403, "forbidden");
    }

    private Reply ask(String path) {
        return admin.get(path).send().is(200);
    }

    private static JsonNode of(Reply reply, String kind) {
        return StreamSupport.stream(reply.json().path("items").spliterator(), false)
                .filter(item -> item.path("kind").asText().equals(kind))
                .findFirst()
                .orElseGet(reply.json()::deepCopy);
    }
}
