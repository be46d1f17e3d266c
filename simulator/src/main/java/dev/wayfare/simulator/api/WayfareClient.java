package dev.wayfare.simulator.api;

import com.linecorp.armeria.client.ClientFactory;
import dev.wayfare.kernel.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The public API for many people at once. Every call is asynchronous; a failure is an {@link ApiException} with the
 * platform's code. Thread-safe; one for a whole process.
 */
public final class WayfareClient implements AutoCloseable {

    private static final String BASE_SOCKET = "/ws";
    private static final Duration ACTIVE_WITHIN = Duration.ofSeconds(60);
    private static final long ASK_EVERY_MS = 150;

    private final ClientFactory factory;
    private final ApiMeter meter = new ApiMeter();
    private final Calls calls;
    private final Sockets sockets;

    public WayfareClient(ClientSettings settings) {
        this.factory = ClientFactory.builder()
                .workerGroup(settings.threads())
                .maxNumEventLoopsPerEndpoint(settings.threads())
                .maxNumEventLoopsPerHttp1Endpoint(settings.threads())
                .connectTimeout(Duration.ofSeconds(10))
                .build();
        this.calls = new Calls(settings, factory, meter);
        this.sockets = new Sockets(settings, factory, meter);
    }

    public ApiMeter meter() {
        return meter;
    }

    /**
     * Signs up, waits until the account is active, and signs in. An account that exists already (an earlier run made it,
     * with the same password) is signed in.
     *
     * @param idempotencyKey the same for the same person
     */
    public CompletableFuture<Session> join(SignUpForm form, String idempotencyKey) {
        return signUp(form, idempotencyKey)
                .thenCompose(userId -> active(userId, System.nanoTime() + ACTIVE_WITHIN.toNanos()))
                .handle((done, failure) -> failure == null ? "" : codeOf(failure))
                .thenCompose(code -> switch (code) {
                    case "" -> signIn(form.email(), form.password());
                    case "email-taken" -> signInAgain(form);
                    default -> CompletableFuture.failedFuture(raised(409, code, "cannot sign up " + form.email()));
                });
    }

    private CompletableFuture<Session> signInAgain(SignUpForm form) {
        return signIn(form.email(), form.password()).exceptionallyCompose(failure -> {
            String detail = form.email() + " is taken, and signing in says " + codeOf(failure);
            return CompletableFuture.failedFuture(raised(409, "email-taken", detail));
        });
    }

    /** Asks for an account; gives the user's id, pending. */
    public CompletableFuture<String> signUp(SignUpForm form, String idempotencyKey) {
        return calls.command("/users/signup", null, form, idempotencyKey, 0)
                .thenApply(answer -> answer.orRaise().path("userId").asText());
    }

    /** Completes once the account is active; fails with the rejection's code, or {@code timed-out}. */
    private CompletableFuture<Void> active(String userId, long deadlineNs) {
        return calls.get("/users/" + userId + "/signup-status", null).thenCompose(answer -> {
            String status = answer.status() == 404
                    ? "PENDING"
                    : answer.orRaise().path("status").asText();
            return switch (status) {
                case "ACTIVE" -> CompletableFuture.completedFuture(null);
                case "REJECTED" ->
                    CompletableFuture.failedFuture(
                            raised(409, answer.body().path("rejection").asText("rejected"), userId));
                default -> {
                    if (System.nanoTime() - deadlineNs > 0) {
                        yield CompletableFuture.failedFuture(
                                raised(0, "timed-out", userId + " is still " + status + " after " + ACTIVE_WITHIN));
                    }
                    yield pause(ASK_EVERY_MS).thenCompose(done -> active(userId, deadlineNs));
                }
            };
        });
    }

    /** Exchanges e-mail and password for a session that renews itself. */
    public CompletableFuture<Session> signIn(String email, String password) {
        return calls.ask("/auth/token", null, Map.of("email", email, "password", password))
                .thenApply(answer -> {
                    Tokens tokens = answer.as(Tokens.class);
                    return new Session(tokens.subject(), tokens, this::refresh);
                });
    }

    private CompletableFuture<Tokens> refresh(String refreshToken) {
        return calls.ask("/auth/refresh", null, Map.of("refreshToken", refreshToken))
                .thenApply(answer -> answer.as(Tokens.class));
    }

    public RiderApi rider(Session session) {
        return new RiderApi(calls, session);
    }

    public TravellerApi traveller(Session session) {
        return new TravellerApi(calls, session);
    }

    public DriverApi driver(Session session) {
        return new DriverApi(calls, session);
    }

    /** The person's own feed. */
    public FeedSocket feed(Session session, FeedSocket.Listener listener) {
        return open(BASE_SOCKET + "/me", session, listener);
    }

    /** The driver's socket: his offers come, his fixes go. */
    public FeedSocket driverSocket(Session session, FeedSocket.Listener listener) {
        return open(BASE_SOCKET + "/drivers/me", session, listener);
    }

    private FeedSocket open(String path, Session session, FeedSocket.Listener listener) {
        FeedSocket socket = new FeedSocket(sockets, path, session, listener);
        socket.open();
        return socket;
    }

    private static CompletableFuture<Void> pause(long ms) {
        return CompletableFuture.runAsync(() -> {}, CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS));
    }

    /** The code of a failed call, or the fault's own name. */
    public static String codeOf(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof ApiException told
                ? told.code()
                : cause.getClass().getSimpleName();
    }

    private static ApiException raised(int status, String code, String detail) {
        return new ApiException(Problem.of(status, code, detail), null);
    }

    /** Ends every connection, soon. Open calls fail. */
    @Override
    public void close() {
        var _ = factory.closeAsync();
    }
}
