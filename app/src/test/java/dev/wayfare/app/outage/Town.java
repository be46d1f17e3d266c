package dev.wayfare.app.outage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wayfare.app.process.Modules;
import dev.wayfare.app.process.Platform;
import dev.wayfare.app.processes.FreePort;
import dev.wayfare.embedded.EmbeddedStack;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Place;
import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.RideRequest;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.VehicleForm;
import dev.wayfare.simulator.api.WayfareClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The all-in-one platform in this JVM, with stores that can be stopped, and people who use its public API. */
final class Town implements AutoCloseable {

    private static final Map<String, String> QUICK = Map.of(
            "dispatch.window", "0s",
            "rides.search", "12s",
            "rides.hold", "5s",
            "accounts.password.memory-kib", "1024",
            "accounts.password.iterations", "1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicInteger NEXT = new AtomicInteger();

    private final Platform platform;
    private final URI base;
    private final WayfareClient client;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Town(Platform platform, URI base) {
        this.platform = platform;
        this.base = base;
        this.client = new WayfareClient(
                ClientSettings.of(base).withPatience(Duration.ofSeconds(15), Duration.ofMinutes(2), 60));
    }

    /** Starts it on this folder; returns when it is ready. */
    static Town start(Path data) throws Exception {
        int port = FreePort.any();
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.put("http.port", Integer.toString(port));
        return new Town(
                Platform.start(data, Modules.all(), settings, Optional.empty()),
                URI.create("http://127.0.0.1:" + port));
    }

    Platform platform() {
        return platform;
    }

    EmbeddedStack stores() {
        return platform.stores().orElseThrow();
    }

    URI base() {
        return base;
    }

    WayfareClient client() {
        return client;
    }

    Session rider() {
        return client.join(form("rider", null), "join-" + NEXT.get()).join();
    }

    Session driver() {
        return client.join(form("driver", new VehicleForm("OUT 1", "Volvo", "EX30", "standard")), "join-" + NEXT.get())
                .join();
    }

    private static SignUpForm form(String role, @Nullable VehicleForm vehicle) {
        int number = NEXT.incrementAndGet();
        return new SignUpForm(
                role,
                "Outage " + number,
                "outage" + number + "@example.com",
                "+13125550142",
                "through rain and snow",
                vehicle);
    }

    /** A short ride that begins here. */
    static RideRequest rideFrom(GeoPoint here) {
        return new RideRequest(
                new Place(here.lat(), here.lon(), null),
                new Place(here.lat() + 0.02, here.lon() + 0.02, null),
                "standard",
                null,
                "tok_ok");
    }

    /** An answer of the public port, as it came. */
    record Reply(int status, JsonNode body) {}

    Reply get(Session who, String path) {
        return send(who, HttpRequest.newBuilder(at(path)).GET());
    }

    Reply post(Session who, String path, Object body, String key) {
        try {
            return send(
                    who,
                    HttpRequest.newBuilder(at(path))
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", key)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private URI at(String path) {
        return base.resolve("/api/v1" + path);
    }

    private Reply send(Session who, HttpRequest.Builder request) {
        HttpRequest complete = request.timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + who.bearer().join())
                .build();
        HttpResponse<byte[]> answer = http.sendAsync(complete, HttpResponse.BodyHandlers.ofByteArray())
                .join();
        try {
            return new Reply(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON from " + complete.uri(), e);
        }
    }

    @Override
    public void close() {
        client.close();
        http.close();
        platform.close();
    }
}
