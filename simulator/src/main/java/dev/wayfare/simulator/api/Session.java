package dev.wayfare.simulator.api;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A signed-in person: gives a token that still holds, and exchanges it in time. However many ask at once, there is one
 * exchange (a refresh token that is shown twice would end the session). Thread-safe.
 */
public final class Session {

    private static final long EARLY_NS = Duration.ofSeconds(60).toNanos();

    private final String userId;
    private final Function<String, CompletableFuture<Tokens>> refresh;
    private Tokens tokens;
    private long renewAtNs;
    private @Nullable CompletableFuture<String> renewing;

    Session(String userId, Tokens tokens, Function<String, CompletableFuture<Tokens>> refresh) {
        this.userId = userId;
        this.refresh = refresh;
        this.tokens = tokens;
        this.renewAtNs = renewalOf(tokens);
    }

    /** A session that holds as long as its access token does. */
    public static Session seeded(String userId, String accessToken) {
        return new Session(
                userId,
                new Tokens(accessToken, null, 0),
                token -> CompletableFuture.failedFuture(new IllegalStateException("a seeded session has no refresh")));
    }

    public String userId() {
        return userId;
    }

    /** A token that holds for a while. */
    public CompletableFuture<String> bearer() {
        String current;
        synchronized (this) {
            if (tokens.refreshToken() == null || System.nanoTime() - renewAtNs < 0) {
                return CompletableFuture.completedFuture(tokens.accessToken());
            }
            current = tokens.accessToken();
        }
        return renew(current);
    }

    synchronized boolean canRenew() {
        return tokens.refreshToken() != null;
    }

    /** Exchanges this token, unless somebody did already. */
    CompletableFuture<String> renew(String stale) {
        CompletableFuture<String> result;
        String refreshToken;
        synchronized (this) {
            if (!tokens.accessToken().equals(stale)) {
                return CompletableFuture.completedFuture(tokens.accessToken());
            }
            if (renewing != null) {
                return renewing;
            }
            refreshToken = Optional.ofNullable(tokens.refreshToken())
                    .orElseThrow(() -> new IllegalStateException("no refresh token for " + userId));
            result = new CompletableFuture<>();
            renewing = result;
        }
        return settle(refresh.apply(refreshToken), result);
    }

    private CompletableFuture<String> settle(CompletableFuture<Tokens> exchange, CompletableFuture<String> result) {
        return exchange.handle((fresh, failure) -> {
                    synchronized (this) {
                        renewing = null;
                        if (failure == null) {
                            tokens = fresh;
                            renewAtNs = renewalOf(fresh);
                        }
                    }
                    return failure == null
                            ? result.complete(fresh.accessToken())
                            : result.completeExceptionally(failure);
                })
                .thenCompose(done -> result);
    }

    private static long renewalOf(Tokens tokens) {
        return System.nanoTime() + Duration.ofSeconds(tokens.expiresIn()).toNanos() - EARLY_NS;
    }
}
