package dev.wayfare.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Problem;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a route answers.
 *
 * @param body empty for none
 * @param headers beside content type and correlation
 */
public record Answer(int status, MediaType type, HttpData body, Map<String, String> headers) {

    /** RFC 9457, in UTF-8 as JSON always is. */
    public static final MediaType PROBLEM = MediaType.create("application", "problem+json");

    private static final MediaType JSON = MediaType.create("application", "json");
    private static final long RETRY_S = 1;
    private static final ObjectWriter NULLABLE = Json.mapper()
            .setDefaultPropertyInclusion(JsonInclude.Include.ALWAYS)
            .writer();

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, Object value) {
        return new Answer(status, JSON, HttpData.wrap(Json.write(value)), Map.of());
    }

    /** JSON of an object whose nulls are told. */
    public static Answer nullable(int status, Map<String, @Nullable Object> object) {
        try {
            return written(status, NULLABLE.writeValueAsBytes(object));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer cannot be written as JSON", e);
        }
    }

    /** JSON that is written already. */
    public static Answer written(int status, byte[] json) {
        return new Answer(status, JSON, HttpData.wrap(json), Map.of());
    }

    public static Answer text(int status, MediaType type, String text) {
        return new Answer(status, type, HttpData.wrap(text.getBytes(StandardCharsets.UTF_8)), Map.of());
    }

    public static Answer empty() {
        return new Answer(204, JSON, HttpData.empty(), Map.of());
    }

    public static Answer problem(Problem problem, String instance) {
        return problem(problem, instance, null);
    }

    /** A problem that tells the ride it is about. */
    public static Answer problem(Problem problem, String instance, @Nullable String rideId) {
        HttpData body = HttpData.wrap(Json.write(ProblemDocument.of(problem, instance, rideId)));
        Answer answer = new Answer(problem.status(), PROBLEM, body, Map.of());
        return switch (problem.status()) {
            case 429, 503 -> answer.with("retry-after", Long.toString(RETRY_S));
            case 401 -> answer.with("www-authenticate", "Bearer");
            default -> answer;
        };
    }

    /** This answer with one more header. */
    public Answer with(String name, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Answer(status, type, body, more);
    }

    HttpResponse toHttp(String correlation) {
        ResponseHeadersBuilder head = ResponseHeaders.builder(status).add(Correlation.HEADER, correlation);
        headers.forEach(head::add);
        if (body.isEmpty()) {
            return HttpResponse.of(head.build());
        }
        return HttpResponse.of(
                head.set(HttpHeaderNames.CONTENT_TYPE, type.toString()).build(), body);
    }
}
