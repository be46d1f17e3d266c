package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** What the server itself has to say (no such address, no such method, unreadable request) as problems, too. */
final class ProblemPages implements ServerErrorHandler {

    @Override
    public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        String correlation = Correlation.of(context.request().headers());
        return Failures.answer(cause, context.path(), correlation).toHttp(correlation);
    }

    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return page(headers, status);
    }

    @Override
    public AggregatedHttpResponse onProtocolViolation(
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        return page(headers, status);
    }

    private static AggregatedHttpResponse page(@Nullable RequestHeaders headers, HttpStatus status) {
        String path = headers == null ? "/" : pathOf(headers.path());
        Answer answer = Answer.problem(Problems.ofStatus(status.code()), path);
        var head = ResponseHeaders.builder(status)
                .contentType(Answer.PROBLEM)
                .add(Correlation.HEADER, headers == null ? Correlation.fresh() : Correlation.of(headers));
        answer.headers().forEach(head::add);
        return AggregatedHttpResponse.of(head.build(), answer.body());
    }

    private static String pathOf(String pathAndQuery) {
        int query = pathAndQuery.indexOf('?');
        return query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
    }
}
