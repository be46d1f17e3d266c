package dev.wayfare.simulator.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import dev.wayfare.contracts.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The fake platform on a free port. */
public final class FakeGateway implements AutoCloseable {

    private static final ObjectMapper MAPPER = Json.mapper();
    private static final MediaType PROBLEM = MediaType.create("application", "problem+json");

    private final FakeFeeds feeds = new FakeFeeds();
    private final FakeDispatch dispatch = new FakeDispatch(feeds);
    private final FakeAgency agency = new FakeAgency();
    private final Faults faults = new Faults();
    private final Map<String, HttpResponseKept> kept = new ConcurrentHashMap<>();
    private final Set<String> pendingOnce = ConcurrentHashMap.newKeySet();
    private final AtomicInteger fixes = new AtomicInteger();
    private final AtomicInteger replays = new AtomicInteger();
    private final AtomicInteger refreshes = new AtomicInteger();
    private final Server server;
    private volatile long tokenLifeS = 900;

    private record HttpResponseKept(HttpStatus status, MediaType type, byte[] body) {
        HttpResponse again() {
            return HttpResponse.of(status, type, HttpData.wrap(body));
        }
    }

    public FakeGateway() {
        ServerBuilder routes = Server.builder().http(0).requestTimeoutMillis(0);
        WebSocketService sockets =
                WebSocketService.builder(feeds).subprotocols("bearer").build();
        routes.service("/ws/me", sockets).service("/ws/drivers/me", sockets);
        routes.serviceUnder(
                "/api/v1",
                faults.decorate((context, request) ->
                        HttpResponse.of(request.aggregate().thenApply(whole -> route(context, whole)))));
        server = routes.build();
        server.start().join();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.activeLocalPort());
    }

    public FakeFeeds feeds() {
        return feeds;
    }

    public FakeDispatch dispatch() {
        return dispatch;
    }

    public Faults faults() {
        return faults;
    }

    /** How often somebody said where he was, by a request or on his socket. */
    public int fixes() {
        return fixes.get() + feeds.fixes();
    }

    public int replays() {
        return replays.get();
    }

    public int refreshes() {
        return refreshes.get();
    }

    public void tokenLifeS(long seconds) {
        tokenLifeS = seconds;
    }

    private HttpResponse route(ServiceRequestContext context, AggregatedHttpRequest request) {
        String path = context.mappedPath();
        String key = request.headers().get("idempotency-key", "");
        if (key.isEmpty()) {
            return answer(path, request).again();
        }
        HttpResponseKept before = kept.get(key);
        if (before != null) {
            replays.incrementAndGet();
            return before.again();
        }
        HttpResponseKept answer = answer(path, request);
        kept.put(key, answer);
        return answer.again();
    }

    private HttpResponseKept answer(String path, AggregatedHttpRequest request) {
        String[] steps = path.substring(1).split("/", -1);
        JsonNode body = body(request);
        return switch (steps[0]) {
            case "users" -> users(steps, body);
            case "auth" -> token(steps, body);
            default -> authenticated(steps, body, request);
        };
    }

    private HttpResponseKept users(String[] steps, JsonNode body) {
        if (steps[1].equals("signup")) {
            String user =
                    "user_" + body.path("email").asText().replaceAll("@.*", "").replace('.', '_');
            return body.path("email").asText().startsWith("taken")
                    ? json(202, Map.of("userId", "user_taken", "status", "PENDING"))
                    : json(202, Map.of("userId", user, "status", "PENDING"));
        }
        if (steps[1].equals("user_taken")) {
            return json(200, Map.of("status", "REJECTED", "rejection", "email-taken"));
        }
        return json(200, Map.of("status", pendingOnce.add(steps[1]) ? "PENDING" : "ACTIVE"));
    }

    private HttpResponseKept token(String[] steps, JsonNode body) {
        String user =
                "user_" + body.path("email").asText().replaceAll("@.*", "").replace('.', '_');
        if (steps[1].equals("refresh")) {
            refreshes.incrementAndGet();
            user = body.path("refreshToken").asText().replace("refresh-", "");
        }
        return json(
                200,
                Map.of(
                        "accessToken",
                        FakeTokens.of(user),
                        "refreshToken",
                        "refresh-" + user,
                        "tokenType",
                        "Bearer",
                        "expiresIn",
                        tokenLifeS));
    }

    private HttpResponseKept authenticated(String[] steps, JsonNode body, AggregatedHttpRequest request) {
        String header = request.headers().get("authorization", "");
        if (!header.startsWith("Bearer ")) {
            return problem(401, "unauthenticated");
        }
        String user = FakeTokens.subject(header.substring(7));
        return switch (steps[0]) {
            case "quotes" -> quote();
            case "rides" -> ride(user, steps, body);
            case "bills" -> bills(user);
            case "driver-actions" -> act(user, steps[1], body);
            case "drivers" -> driver(steps);
            default ->
                agency.route(user, steps, body, request.method() == HttpMethod.POST)
                        .map(told -> told.code().isEmpty()
                                ? json(told.status(), told.body())
                                : problem(told.status(), told.code()))
                        .orElseGet(() -> problem(404, "not-found"));
        };
    }

    /** What travellers book. */
    public FakeAgency agency() {
        return agency;
    }

    private HttpResponseKept quote() {
        Map<String, Object> quote = Map.of(
                "quoteId",
                "q",
                "product",
                "standard",
                "fare",
                Map.of("amountMinor", 1000, "currency", "USD"),
                "surge",
                1.0,
                "distanceM",
                3000,
                "durationS",
                600);
        return json(200, Map.of("items", List.of(quote)));
    }

    private HttpResponseKept ride(String user, String[] steps, JsonNode body) {
        if (steps.length == 1) {
            return json(202, Map.of("rideId", dispatch.request(user, body), "status", "REQUESTED"));
        }
        if (steps.length == 2) {
            return dispatch.view(steps[1], user).map(view -> json(200, view)).orElse(problem(404, "not-found"));
        }
        return steps[2].equals("cancel")
                ? decided(() -> dispatch.cancel(user, steps[1]), steps[1])
                : json(202, Map.of("rideId", steps[1]));
    }

    private HttpResponseKept bills(String user) {
        List<Map<String, Object>> items = dispatch.billed(user).stream()
                .map(ride -> Map.<String, Object>of(
                        "billId",
                        "bill_" + ride.id,
                        "rideId",
                        ride.id,
                        "total",
                        Map.of("amountMinor", 1000, "currency", "USD"),
                        "payment",
                        Map.of("status", "PAID")))
                .toList();
        return json(200, Map.of("items", items));
    }

    private HttpResponseKept driver(String[] steps) {
        if (steps[2].equals("location")) {
            fixes.incrementAndGet();
            return json(202, Map.of());
        }
        return new HttpResponseKept(HttpStatus.NO_CONTENT, MediaType.JSON, new byte[0]);
    }

    private HttpResponseKept act(String driver, String action, JsonNode body) {
        String offer = body.path("offerId").asText();
        String rideId = body.path("rideId").asText(dispatch.rideOfOffer(offer));
        return switch (action) {
            case "online" -> {
                dispatch.online(driver);
                yield json(200, Map.of("outcome", "APPLIED"));
            }
            case "offline" -> {
                dispatch.offline(driver);
                yield json(200, Map.of("outcome", "APPLIED"));
            }
            case "accept", "decline" -> decided(() -> dispatch.answer(driver, offer, action.equals("accept")), rideId);
            default ->
                decided(
                        () -> dispatch.act(
                                driver, rideId, action, body.path("pin").asText()),
                        rideId);
        };
    }

    private HttpResponseKept decided(Supplier<Optional<String>> decision, String rideId) {
        return decision.get()
                .map(code -> problem(409, code))
                .orElseGet(() -> json(200, Map.of("outcome", "APPLIED", "rideId", rideId)));
    }

    private static JsonNode body(AggregatedHttpRequest request) {
        try {
            return MAPPER.readTree(request.contentUtf8());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponseKept problem(int status, String code) {
        HttpResponseKept kept = json(status, Map.of("status", status, "code", code, "detail", "as scripted"));
        return new HttpResponseKept(kept.status(), PROBLEM, kept.body());
    }

    private static HttpResponseKept json(int status, Map<String, ?> body) {
        return new HttpResponseKept(HttpStatus.valueOf(status), MediaType.JSON, Json.write(body));
    }

    @Override
    public void close() {
        dispatch.close();
        var _ = server.stop();
    }
}
