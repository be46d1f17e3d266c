package dev.wayfare.app.bench;

import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.Latencies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * A driver who moves between two lonely places, and a rider who looks for him at the one where he must be now. The time runs from
 * before the fix is sent until an answer names him. Belongs to one thread.
 */
final class FoundProbe implements AutoCloseable {

    private static final double[] LATITUDES = {45.0, 46.0};
    private static final double LON = -100.0;
    private static final Duration GIVE_UP = Duration.ofSeconds(10);
    private static final Duration BETWEEN = Duration.ofMillis(50);

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI baseUrl;
    private final Account driver;
    private final Account rider;
    private final Histogram micros = new Histogram(3);
    private int turn;

    FoundProbe(URI baseUrl, Account driver, Account rider) {
        this.baseUrl = baseUrl;
        this.driver = driver;
        this.rider = rider;
    }

    void once() throws IOException, InterruptedException {
        double lat = LATITUDES[turn++ % LATITUDES.length];
        long startNs = System.nanoTime();
        String fix = String.format(
                Locale.ROOT,
                "{\"lat\":%.4f,\"lon\":%.4f,\"recordedAt\":\"%s\"}",
                lat,
                LON,
                Instant.now().truncatedTo(ChronoUnit.MILLIS));
        var sent = client.sendAsync(
                request("/drivers/" + driver.userId() + "/location", driver)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(fix))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpRequest look = request(
                        String.format(Locale.ROOT, "/drivers/available?lat=%.4f&lon=%.4f&radiusM=500", lat, LON), rider)
                .build();
        boolean found = false;
        while (!found && System.nanoTime() - startNs < GIVE_UP.toNanos()) {
            found = client.send(look, HttpResponse.BodyHandlers.ofString())
                    .body()
                    .contains("\"handle\"");
        }
        micros.recordValue((System.nanoTime() - startNs) / 1_000);
        int status = sent.join().statusCode();
        if (status != 202 || !found) {
            throw new IOException("a fix was answered " + status + (found ? "" : " and never found"));
        }
        LocationsBench.pause(BETWEEN);
    }

    private HttpRequest.Builder request(String path, Account account) {
        return HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1" + path))
                .header("authorization", "Bearer " + account.accessToken());
    }

    Latencies latencies() {
        return Latencies.of(micros);
    }

    @Override
    public void close() {
        client.close();
    }
}
