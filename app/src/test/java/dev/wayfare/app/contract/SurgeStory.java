package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many ask where nobody drives: quotes rise, what was promised is billed although the market has calmed down, admins see it. */
record SurgeStory(Pair pair, Person admin) {

    private static final int CROWD = 8;
    private static final String PRODUCT = "standard";

    void told() {
        assertThat(quote().path("surge").asDouble()).isEqualTo(1);
        List<String> crowd = new ArrayList<>();
        for (int i = 0; i < CROWD; i++) {
            crowd.add(pair.request(PRODUCT));
        }
        JsonNode dear = Eventually.get(
                "fares rise", this::quote, quote -> quote.path("surge").asDouble() > 1);
        seenByAdminsAlone();
        crowd.forEach(ride ->
                pair.rider().post("/rides/" + ride + "/cancel").waiting().send());
        billed(dear);
        Eventually.get(
                "fares come down", this::quote, quote -> quote.path("surge").asDouble() == 1);
    }

    private JsonNode quote() {
        Reply quotes = pair.rider().post("/quotes", pair.corner().trip()).send().is(200);
        for (JsonNode item : quotes.json().path("items")) {
            if (item.path("product").asText().equals(PRODUCT)) {
                return item;
            }
        }
        throw new AssertionError("no quote for " + PRODUCT);
    }

    private void seenByAdminsAlone() {
        String chart = "/admin/charts/supply-demand";
        pair.rider().get(chart).send().is(403, "forbidden");
        JsonNode here = Eventually.get(
                        "the chart shows the crowd",
                        () -> here(admin.get(chart).send().is(200)),
                        Optional::isPresent)
                .orElseThrow();
        assertThat(here.path("availableDrivers").asInt()).isZero();
        assertThat(here.path("surge").asDouble()).isGreaterThan(1);
    }

    private Optional<JsonNode> here(Reply chart) {
        for (JsonNode item : chart.json().path("items")) {
            boolean near = Math.abs(item.path("position").path("lat").asDouble()
                                    - pair.corner().lat())
                            < 0.1
                    && Math.abs(item.path("position").path("lon").asDouble()
                                    - pair.corner().lon())
                            < 0.1;
            if (near && item.path("openRequests").asInt() >= 1) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private void billed(JsonNode dear) {
        Map<String, Object> promised = new HashMap<>(pair.corner().ride(PRODUCT));
        promised.put("quoteId", dear.path("quoteId").asText());
        pair.online();
        String ride =
                pair.rider().post("/rides", promised).waiting().send().is(201).field("rideId");
        pair.accept(pair.offer(ride)).is(200);
        pair.act("arrive", ride).is(200);
        pair.act("start", ride).is(200);
        pair.act("end", ride).is(200);
        JsonNode bill = Eventually.get("the bill of " + ride, () -> billOf(ride), Optional::isPresent)
                .orElseThrow();
        List<String> labels = new ArrayList<>();
        bill.path("lines").forEach(line -> labels.add(line.path("label").asText()));
        assertThat(labels).contains("Surge × %.2f".formatted(dear.path("surge").asDouble()));
    }

    private Optional<JsonNode> billOf(String ride) {
        for (JsonNode bill : pair.rider().get("/bills").send().is(200).json().path("items")) {
            if (bill.path("rideId").asText().equals(ride)) {
                return Optional.of(bill);
            }
        }
        return Optional.empty();
    }
}
