package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.ResponseTimeoutException;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.client.retry.Backoff;
import com.linecorp.armeria.client.retry.RetryRule;
import com.linecorp.armeria.client.retry.RetryingClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.RequestHeadersBuilder;
import dev.wayfare.kernel.Problem;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One call of the API with all its attempts. Busy (429), away (503, 502) and broken connections are tried again after
 * {@code Retry-After} or a growing pause, with the same idempotency key. Thread-safe.
 */
final class Calls {

    private static final String BASE = "/api/v1";
    private static final MediaType PROBLEM = MediaType.create("application", "problem+json");
    private static final Set<HttpStatus> TRY_AGAIN =
            Set.of(HttpStatus.TOO_MANY_REQUESTS, HttpStatus.SERVICE_UNAVAILABLE, HttpStatus.BAD_GATEWAY);

    private final WebClient http;
    private final ApiMeter meter;

    Calls(ClientSettings settings, ClientFactory factory, ApiMeter meter) {
        this.meter = meter;
        RetryRule rule = RetryRule.builder()
                .onStatus(TRY_AGAIN)
                .onException()
                .thenBackoff(Backoff.exponential(100, 5_000).withJitter(0.3).withMaxAttempts(settings.attempts()));
        this.http = WebClient.builder(settings.baseUrl())
                .factory(factory)
                .responseTimeout(settings.total())
                .decorator((delegate, context, request) -> {
                    meter.attempted();
                    return delegate.execute(context, request);
                })
                .decorator(RetryingClient.builder(rule)
                        .useRetryAfter(true)
                        .maxTotalAttempts(settings.attempts())
                        .responseTimeoutForEachAttempt(settings.perAttempt())
                        .newDecorator())
                .build();
    }

    CompletableFuture<Answer> get(String path, @Nullable Session session) {
        return send(HttpMethod.GET, path, session, null, null, 0);
    }

    /** Asks for something that makes or changes nothing. */
    CompletableFuture<Answer> ask(String path, @Nullable Session session, Object body) {
        return send(HttpMethod.POST, path, session, body, null, 0);
    }

    /** Gives a command; waits up to so many seconds for its owner's decision, 0 = not at all. */
    CompletableFuture<Answer> command(
            String path, @Nullable Session session, Object body, String idempotencyKey, int waitS) {
        return send(HttpMethod.POST, path, session, body, idempotencyKey, waitS);
    }

    private CompletableFuture<Answer> send(
            HttpMethod method,
            String path,
            @Nullable Session session,
            @Nullable Object body,
            @Nullable String key,
            int waitS) {
        RequestHeadersBuilder headers =
                RequestHeaders.builder(method, BASE + path).accept(MediaType.JSON, PROBLEM);
        if (key != null) {
            headers.set("idempotency-key", key);
        }
        if (waitS > 0) {
            headers.set("prefer", "wait=" + waitS);
        }
        HttpData content = body == null ? HttpData.empty() : HttpData.wrap(Wire.write(body));
        if (body != null) {
            headers.contentType(MediaType.JSON);
        }
        if (session == null) {
            return attempt(headers, content, null);
        }
        return session.bearer()
                .thenCompose(token -> attempt(headers, content, token).thenCompose(answer -> {
                    if (answer.status() != 401 || !session.canRenew()) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    return session.renew(token).thenCompose(fresh -> attempt(headers, content, fresh));
                }));
    }

    private CompletableFuture<Answer> attempt(RequestHeadersBuilder headers, HttpData body, @Nullable String token) {
        if (token != null) {
            headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token);
        }
        meter.called();
        return http.execute(HttpRequest.of(headers.build(), body)).aggregate().handle((response, failure) -> {
            if (failure != null) {
                throw broken(failure);
            }
            Answer answer = new Answer(response.status().code(), read(response));
            if (answer.isProblem()) {
                meter.refused(answer.problem().code());
            }
            return answer;
        });
    }

    private ApiException broken(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String code = cause instanceof ResponseTimeoutException ? "timed-out" : "connection-lost";
        meter.refused(code);
        return new ApiException(Problem.of(0, code, cause.toString()), cause);
    }

    private static JsonNode read(AggregatedHttpResponse response) {
        MediaType type = response.contentType();
        boolean json = type != null && type.subtype().endsWith("json");
        return json && !response.content().isEmpty()
                ? Wire.read(response.content().array())
                : MissingNode.getInstance();
    }
}
