package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.travelling.Trip;
import dev.wayfare.checker.CheckReport;
import dev.wayfare.checker.LogChecker;
import dev.wayfare.checker.check.CheckOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class SeparateProcessesTest {

    private static final List<List<String>> PROCESSES = List.of(
            List.of("gateway"),
            List.of("rides", "travel", "tracking"),
            List.of("fleet"),
            List.of("accounts", "dispatch", "billing"));

    /** Degrees of latitude that are about ten metres. */
    private static final double STEP = 0.00009;

    @Test
    void rides_and_bookings_end_and_are_paid_across_processes_even_when_one_is_killed_midway(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        try (SeparateProcesses processes = SeparateProcesses.start(data, PROCESSES)) {
            shows_health_and_metrics(processes.base("rides"));
            assertThat(processes.process("rides").output())
                    .contains("wayfare ready "
                            + processes.base("rides").toString().replace("127.0.0.1", "localhost")
                            + "/health/ready with rides, travel, tracking");
            People people = People.at(
                    processes.base("gateway"), processes.data("accounts").resolve("secrets/admin-password"));
            Pair pair = people.pair("standard").online();

            awaitPaid(pair, pair.ended("standard"));
            pair.awaitDriver("AVAILABLE");

            String ride = pair.arrived("standard");
            Trip trip = Trip.of(people.rider());
            String booking = heldForLater(trip);
            Pair measured = people.pair("standard").online();
            String trackedRide = measured.arrived("standard");
            measured.act("start", trackedRide).is(200);
            drives(measured, IntStream.range(0, 15));
            processes.process("rides").kill();
            drives(measured, IntStream.concat(IntStream.range(15, 23), IntStream.of(21, 20, 19, 18, 17, 16, 15)));
            trip.traveller().post("/bookings/" + booking + "/pay").send().is(202);
            pair.driver()
                    .post("/driver-actions/start", Map.of("rideId", ride))
                    .send()
                    .is(202);
            pair.driver()
                    .post("/driver-actions/end", Map.of("rideId", ride))
                    .send()
                    .is(202);
            pair.rider().get("/rides/" + ride + "/events").send().is(503);
            processes.restart("rides");

            awaitPaid(pair, ride);
            assertThat(pair.ride(ride, "COMPLETED").field("driverId"))
                    .isEqualTo(pair.driver().id());
            pair.awaitDriver("AVAILABLE");
            trip.booking(booking, "what was held before is confirmed", one -> one.path("status")
                    .asText()
                    .equals("CONFIRMED"));
            drives(measured, IntStream.range(16, 31));
            measured.act("end", trackedRide).is(200);
            Reply ended = measured.ride(trackedRide, "COMPLETED");
            assertThat(ended.field("distanceBasis")).isEqualTo("MEASURED");
            assertThat(ended.json().path("distanceM").asInt())
                    .as("44 steps of ten metres, of which 15 were told while nobody measured")
                    .isBetween(390, 450);
            awaitPaid(measured, trackedRide);
            holds(processes.kafkaBootstrap());
        }
    }

    /** A room that is held and not paid yet: its owner has said so, and waits for the rest. */
    private static String heldForLater(Trip trip) {
        Map<String, Object> room = new HashMap<>(trip.room("Rome", trip.anyHotel("Rome")));
        room.put("fare", "FLEXIBLE");
        Map<String, Object> order = new HashMap<>(trip.order(List.of(room)));
        order.put("payLater", true);
        JsonNode held = trip.traveller()
                .post("/bookings", order)
                .waiting()
                .send()
                .is(201)
                .json();
        assertThat(held.at("/items/0/status").asText()).isEqualTo("HELD");
        return held.path("bookingId").asText();
    }

    /** Is at these places of a straight street, ten metres apart, one after the other and a few milliseconds apart. */
    private static void drives(Pair pair, IntStream steps) {
        Instant begun = Instant.now();
        List<Map<String, Object>> fixes = new ArrayList<>();
        steps.forEach(step -> fixes.add(Map.of(
                "lat",
                pair.corner().lat() + step * STEP,
                "lon",
                pair.corner().lon() + 0.002,
                "recordedAt",
                begun.plusMillis(20L * fixes.size()).toString(),
                "accuracyM",
                5)));
        Eventually.is("the clock has moved on", () -> Instant.now().isAfter(begun.plusMillis(20L * fixes.size())));
        pair.driver()
                .post("/drivers/" + pair.driver().id() + "/location", Map.of("fixes", fixes))
                .send()
                .is(202);
    }

    private static void shows_health_and_metrics(URI process) throws IOException, InterruptedException {
        assertThat(get(process, "/health/live").body()).contains("\"status\":\"UP\"");
        assertThat(get(process, "/health/ready").statusCode()).isEqualTo(200);
        assertThat(get(process, "/metrics").body()).contains("# HELP").contains("wayfare_");
        assertThat(get(process, "/api/v1/rides").statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(URI process, String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(process.resolve(path)).build(), BodyHandlers.ofString());
        }
    }

    private static void awaitPaid(Pair pair, String ride) {
        Eventually.get(
                "the bill of " + ride + " is paid",
                () -> pair.rider()
                        .get("/bills/" + ride.replace("ride_", "bill_"))
                        .send(),
                reply -> reply.isGood() && isPaid(reply.json()));
    }

    private static boolean isPaid(JsonNode bill) {
        return bill.at("/payment/status").asText().equals("PAID") && bill.has("invoiceNumber");
    }

    private static void holds(String bootstrap) {
        CheckReport report = LogChecker.check(bootstrap, CheckOptions.atWork(Instant.now()));
        StringBuilder text = new StringBuilder();
        report.print(text);
        assertThat(report.holds()).as("%s", text).isTrue();
    }
}
