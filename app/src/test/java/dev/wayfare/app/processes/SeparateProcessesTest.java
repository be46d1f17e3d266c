package dev.wayfare.app.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.People;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class SeparateProcessesTest {

    private static final List<List<String>> PROCESSES =
            List.of(List.of("gateway"), List.of("rides"), List.of("fleet"), List.of("accounts", "dispatch", "billing"));

    @Test
    void rides_end_and_are_paid_across_processes_even_when_one_is_killed_midway(
            @TempDir(cleanup = CleanupMode.ON_SUCCESS) Path data) throws Exception {
        try (SeparateProcesses processes = SeparateProcesses.start(data, PROCESSES)) {
            shows_health_and_metrics(processes.base("rides"));
            assertThat(processes.process("rides").output())
                    .contains("wayfare ready "
                            + processes.base("rides").toString().replace("127.0.0.1", "localhost")
                            + "/health/ready with rides");
            People people = People.at(
                    processes.base("gateway"), processes.data("accounts").resolve("secrets/admin-password"));
            Pair pair = people.pair("standard").online();

            awaitPaid(pair, pair.ended("standard"));
            pair.awaitDriver("AVAILABLE");

            String ride = pair.arrived("standard");
            processes.process("rides").kill();
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
            holds(processes.kafkaBootstrap());
        }
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
