package dev.wayfare.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.billing.Tariff;
import dev.wayfare.contracts.dispatch.MarketConditions;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.fakes.FakeAccounts;
import dev.wayfare.gateway.fakes.FakeDocuments;
import dev.wayfare.gateway.fakes.FakeFleet;
import dev.wayfare.gateway.fakes.FakeInventory;
import dev.wayfare.gateway.fakes.FakeLetters;
import dev.wayfare.gateway.fakes.FakeLog;
import dev.wayfare.gateway.fakes.FakeTravel;
import dev.wayfare.gateway.fakes.InProcess;
import dev.wayfare.gateway.fakes.MapNotes;
import dev.wayfare.gateway.fakes.MapRecentBookings;
import dev.wayfare.gateway.fakes.TestClock;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.gateway.limits.LimitSettings;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.gateway.reads.Refreshed;
import dev.wayfare.gateway.riding.Markets;
import dev.wayfare.gateway.riding.RideSource;
import dev.wayfare.gateway.riding.Tariffs;
import dev.wayfare.gateway.travelling.GrpcOffers;
import dev.wayfare.gateway.travelling.Offers;
import dev.wayfare.gateway.travelling.WaitingLines;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.FactoredTravelTimes;
import dev.wayfare.routing.LocalHours;
import dev.wayfare.routing.Travel;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.routing.fit.FittedFactors;
import dev.wayfare.runtime.auth.Caller;
import dev.wayfare.runtime.geo.Cells;
import dev.wayfare.runtime.node.Health;
import dev.wayfare.runtime.node.Secrets;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** The real API on a real port, on fakes of all that it stands on. A token is {@code <user id>:<role>}. */
final class TestGateway implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** Streets are slower from then on. */
    static final Instant RUSH = NOW.plus(Duration.ofHours(8));

    private static final TravelTimes STREETS = new FactoredTravelTimes(FittedFactors.oneSpeed(), LocalHours.ofTheSun());
    static final String RIDER = Ids.derive("user", "rider");
    static final String DRIVER = Ids.derive("user", "driver");
    static final String ADMIN = Ids.derive("user", "admin");

    /** Where drivers of the product standard are scarce. */
    static final Place CROWDED = Place.at(10, 10);

    private static final int MANY = 100_000;
    private static final ObjectMapper MAPPER = Json.mapper();

    final TestClock clock = new TestClock(NOW);
    final FakeLog log = new FakeLog();
    final MapNotes notes = new MapNotes();
    final FakeDocuments documents = new FakeDocuments();
    final FakeAccounts accounts = new FakeAccounts();
    final FakeFleet fleet = new FakeFleet();
    final FakeTravel travel = new FakeTravel();
    final FakeLetters letters = new FakeLetters();
    final Health health = new Health();
    volatile List<Tariff> prices = List.of(tariff("standard", false), tariff("premium", true));
    final FakeInventory inventory = new FakeInventory();
    private final InProcess neighbours = InProcess.serving(accounts, fleet, inventory, travel);
    private final Server server;
    private final WebClient client;
    private final Api api;
    final WaitingLines lines;

    private TestGateway(Path data, LimitSettings limits, Duration tripPatience) throws IOException {
        PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Refreshed<List<Tariff>> tariffs = new Refreshed<>(
                        "tariffs", () -> CompletableFuture.completedFuture(prices), Duration.ofMillis(20))
                .start();
        ServerBuilder front = Server.builder();
        GatewayMetrics metrics = new GatewayMetrics(meters);
        Offers offers = new GrpcOffers(neighbours::offers);
        lines = new WaitingLines(offers).start();
        api = new Api(new Seams(
                new GatewaySettings(0, tripPatience, limits),
                Secrets.open(Optional.empty(), data),
                clock,
                TestGateway::callerOf,
                log,
                log,
                notes,
                documents,
                RideSource.of(documents),
                new Tariffs(tariffs),
                TestGateway::travel,
                new Markets(crowdedMarket()),
                new FixIntake(log, clock, metrics.fixes(() -> 0), MANY),
                neighbours::credentials,
                neighbours::fleet,
                offers,
                lines,
                new MapRecentBookings(),
                letters,
                neighbours::inventory,
                health,
                meters,
                metrics));
        api.open(front);
        server = front.build();
        server.start().join();
        client = WebClient.of("h1c://127.0.0.1:" + server.activeLocalPort());
    }

    /** One cell and product where fares are half as high again. */
    private static Refreshed<Markets.Conditions> crowdedMarket() {
        String cell = Cells.at(CROWDED.point(), MarketConditions.RESOLUTION);
        var conditions = Markets.Conditions.of(List.of(new MarketConditions(cell, "standard", 9, 3, 1.5, NOW)));
        return new Refreshed<>("markets", () -> CompletableFuture.completedFuture(conditions), Duration.ofHours(1))
                .start();
    }

    static TestGateway start(Path data) throws IOException {
        return new TestGateway(data, new LimitSettings(MANY, MANY, MANY, MANY, MANY, MANY), Duration.ofMillis(300));
    }

    static TestGateway start(Path data, LimitSettings limits) throws IOException {
        return new TestGateway(data, limits, Duration.ofMillis(300));
    }

    static Tariff tariff(String product, boolean pinRequired) {
        return new Tariff(
                product, usd(325), usd(90), usd(20), usd(500), usd(300), 60, usd(500), 300, pinRequired, false, 2000);
    }

    static Money usd(long cents) {
        return new Money(cents, "USD");
    }

    /** After {@link #RUSH} it takes twice as long. */
    private static Travel travel(GeoPoint from, GeoPoint to, Instant departure) {
        Travel usual = STREETS.between(from, to, departure);
        return departure.isBefore(RUSH) ? usual : new Travel(usual.distanceM(), 2 * usual.durationS());
    }

    private static Caller callerOf(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != 2 || !Ids.isId("user", parts[0])) {
            throw Problem.of(401, "token-invalid", "no token of ours").raise();
        }
        Role role = Role.valueOf(parts[1].toUpperCase(Locale.ROOT));
        return new Caller(new UserId(parts[0]), role, null, "jti", NOW.plusSeconds(900));
    }

    /** Every route: {@code GET /api/v1/rides/{id}}. */
    Set<String> operations() {
        return api.routes().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    int port() {
        return server.activeLocalPort();
    }

    /** A request that is being put together. */
    final class Asking {
        private final RequestHeadersBuilder headers;
        private HttpData body = HttpData.empty();

        private final HttpMethod method;
        private final String path;

        private Asking(HttpMethod method, String path) {
            this.method = method;
            this.path = path;
            headers = RequestHeaders.builder(method, path);
        }

        Asking as(String user, String role) {
            headers.set("authorization", "Bearer " + user + ":" + role);
            return this;
        }

        Asking rider() {
            return as(RIDER, "rider");
        }

        Asking driver() {
            return as(DRIVER, "driver");
        }

        Asking admin() {
            return as(ADMIN, "admin");
        }

        Asking header(String name, String value) {
            headers.set(name, value);
            return this;
        }

        Asking key(String key) {
            return header("idempotency-key", key);
        }

        Asking json(String text) {
            return bytes(text.getBytes(StandardCharsets.UTF_8));
        }

        Asking bytes(byte[] bytes) {
            if (!headers.contains("content-type")) {
                headers.set("content-type", "application/json");
            }
            body = HttpData.wrap(bytes);
            return this;
        }

        Told send() {
            return sendAsync().join();
        }

        CompletableFuture<Told> sendAsync() {
            return client.execute(HttpRequest.of(headers.build(), body))
                    .aggregate()
                    .thenApply(answer -> {
                        List<String> faults = Contract.only().faults(method, path, answer);
                        if (!faults.isEmpty()) {
                            throw new AssertionError(method + " " + path + " broke the contract: " + faults + "\n"
                                    + answer.status() + " " + answer.contentUtf8());
                        }
                        return new Told(answer);
                    });
        }
    }

    Asking get(String path) {
        return new Asking(HttpMethod.GET, path);
    }

    Asking post(String path) {
        return new Asking(HttpMethod.POST, path);
    }

    Asking send(HttpMethod method, String path) {
        return new Asking(method, path);
    }

    /** An answer. */
    record Told(AggregatedHttpResponse response) {

        int status() {
            return response.status().code();
        }

        String type() {
            return String.valueOf(response.headers().get("content-type"));
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(response.headers().get(name));
        }

        JsonNode json() {
            try {
                return MAPPER.readTree(response.content().array());
            } catch (IOException e) {
                throw new UncheckedIOException("no JSON: " + response.contentUtf8(), e);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        /** Pointers of the fields at fault. */
        List<String> pointers() {
            return json().path("errors").findValuesAsText("pointer");
        }
    }

    /** A ride as its view keeps it. */
    ObjectNode ride(String ride, String status, Map<String, Object> more) {
        ObjectNode document = MAPPER.createObjectNode();
        document.put("rideId", ride).put("status", status).put("version", 3).put("riderId", RIDER);
        document.putObject("pickup").put("lat", 41.88).put("lon", -87.63);
        document.putObject("dropoff").put("lat", 41.9).put("lon", -87.65);
        document.put("product", "premium");
        document.set("fareEstimate", MAPPER.valueToTree(usd(1250)));
        document.putObject("times").put("requestedAt", NOW.toString());
        document.put("_pinRequired", true);
        document.set("_tariff", MAPPER.valueToTree(tariff("premium", true)));
        more.forEach((name, value) -> document.set(name, MAPPER.valueToTree(value)));
        documents.put("rides", ride, 3, document);
        return document;
    }

    @Override
    public void close() {
        var _ = server.stop();
        lines.close();
        neighbours.close();
    }
}
