package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.gateway.metrics.GatewayMetrics;
import dev.wayfare.runtime.auth.Caller;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Serves one {@link Route}: token and limits first, then the body, then the handler; a failure at any step is a problem. */
final class Endpoint implements HttpService {

    private static final byte[] NO_BODY = {};

    private final Route route;
    private final Gate gate;
    private final Clock clock;
    private final GatewayMetrics.RouteTimer timer;

    Endpoint(Route route, Gate gate, Clock clock, GatewayMetrics metrics) {
        this.route = route;
        this.gate = gate;
        this.clock = clock;
        this.timer = metrics.route(route.method().name(), route.path());
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        long startedNs = System.nanoTime();
        String correlation = Correlation.of(request.headers());
        CompletableFuture<HttpResponse> response = new CompletableFuture<>();
        CompletionStage<Answer> answer;
        try {
            answer = answer(context, request, correlation);
        } catch (RuntimeException e) {
            return told(Failures.answer(e, context.path(), correlation), startedNs, correlation);
        }
        var _ = answer.whenComplete((good, failure) -> response.complete(told(
                failure == null ? good : Failures.answer(failure, context.path(), correlation),
                startedNs,
                correlation)));
        return HttpResponse.of(response);
    }

    private HttpResponse told(Answer answer, long startedNs, String correlation) {
        timer.record(answer.status(), System.nanoTime() - startedNs);
        return answer.toHttp(correlation);
    }

    private CompletionStage<Answer> answer(ServiceRequestContext context, HttpRequest request, String correlation) {
        RequestHeaders headers = request.headers();
        Caller caller = gate.enter(context, route.access());
        if (route.largest() == 0) {
            return route.handler().handle(call(context, headers, caller, NO_BODY, correlation));
        }
        return request.aggregate(context.eventLoop()).thenCompose(whole -> {
            byte[] body = bodyOf(whole);
            return route.handler().handle(call(context, headers, caller, body, correlation));
        });
    }

    private static byte[] bodyOf(AggregatedHttpRequest whole) {
        if (whole.content().isEmpty()) {
            return NO_BODY;
        }
        MediaType type = whole.contentType();
        boolean json = type != null
                && type.type().equals("application")
                && type.subtype().equals("json")
                && (type.charset() == null || type.charset().name().equals("UTF-8"));
        if (!json) {
            throw Problems.unsupportedMediaType().raise();
        }
        return whole.content().array();
    }

    private Call call(
            ServiceRequestContext context,
            RequestHeaders headers,
            @Nullable Caller caller,
            byte[] body,
            String correlation) {
        return new Call(context, headers, caller, body, correlation, Correlation.traceparent(headers), clock.instant());
    }
}
