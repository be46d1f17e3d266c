package dev.wayfare.gateway.grpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Failures;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Problems as gRPC tells them: a status, the problem's frozen code in the trailer {@code wayfare-code} and in a {@code
 * google.rpc.ErrorInfo}, the fields at fault in a {@code google.rpc.BadRequest}.
 */
final class Statuses {

    /** The problem's code. */
    static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);

    private static final String DOMAIN = "wayfare";
    private static final ObjectReader READER = Json.mapper().readerFor(JsonNode.class);
    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])[A-Z]");

    private Statuses() {}

    /** A refusal on its way to the caller. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient StatusRuntimeException status;

        /** What an answer that is a problem becomes. */
        Refused(Answer problem) {
            super(null, null, false, false);
            this.status = of(problem);
        }
    }

    /** How a failure is told; one that is a status already stays as it is when the caller can mend it. */
    static StatusRuntimeException of(Throwable failure, String path, String correlation) {
        Throwable cause = Failures.unwrap(failure);
        if (cause instanceof Refused refused) {
            return refused.status;
        }
        if (cause instanceof StatusRuntimeException status
                && status.getStatus().getCode() == Code.INVALID_ARGUMENT
                && status.getStatus().getDescription() != null) {
            return raised(
                    Code.INVALID_ARGUMENT,
                    "invalid-request",
                    Objects.requireNonNull(status.getStatus().getDescription()));
        }
        return of(Failures.answer(cause, path, correlation));
    }

    private static StatusRuntimeException of(Answer problem) {
        JsonNode document = document(problem);
        String code = document.path("code").asText();
        Status.Builder status = Status.newBuilder()
                .setCode(codeOf(problem.status()).value())
                .setMessage(document.path("detail").asText())
                .addDetails(Any.pack(
                        ErrorInfo.newBuilder().setReason(code).setDomain(DOMAIN).build()));
        if (document.has("errors")) {
            status.addDetails(Any.pack(fields(document.path("errors"))));
        }
        String retryAfter = problem.headers().get("retry-after");
        if (retryAfter != null) {
            Duration delay =
                    Duration.newBuilder().setSeconds(Long.parseLong(retryAfter)).build();
            status.addDetails(
                    Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()));
        }
        return withCode(StatusProto.toStatusRuntimeException(status.build()), code);
    }

    private static StatusRuntimeException raised(Code status, String code, String detail) {
        return withCode(
                io.grpc.Status.fromCode(status).withDescription(detail).asRuntimeException(new Metadata()), code);
    }

    private static StatusRuntimeException withCode(StatusRuntimeException status, String code) {
        Objects.requireNonNull(status.getTrailers(), "made with trailers").put(CODE, code);
        return status;
    }

    private static JsonNode document(Answer problem) {
        try {
            return READER.readValue(problem.body().array());
        } catch (IOException e) {
            throw new UncheckedIOException("a problem is no JSON", e);
        }
    }

    private static BadRequest fields(JsonNode errors) {
        BadRequest.Builder fields = BadRequest.newBuilder();
        errors.forEach(error -> fields.addFieldViolations(BadRequest.FieldViolation.newBuilder()
                .setField(fieldOf(error.path("pointer").asText()))
                .setDescription(error.path("message").asText())));
        return fields.build();
    }

    /** {@code /paymentMethod} is {@code payment_method} here, {@code /pickup/lat} is {@code pickup.lat}. */
    private static String fieldOf(String pointer) {
        String path = pointer.startsWith("/") ? pointer.substring(1) : pointer;
        return INNER_CAPITAL
                .matcher(path.replace('/', '.'))
                .replaceAll(capital -> '_' + capital.group().toLowerCase(Locale.ROOT));
    }

    private static Code codeOf(int http) {
        return switch (http) {
            case 400, 413, 422 -> Code.INVALID_ARGUMENT;
            case 401 -> Code.UNAUTHENTICATED;
            case 403 -> Code.PERMISSION_DENIED;
            case 404 -> Code.NOT_FOUND;
            case 409 -> Code.FAILED_PRECONDITION;
            case 429 -> Code.RESOURCE_EXHAUSTED;
            case 503 -> Code.UNAVAILABLE;
            default -> Code.INTERNAL;
        };
    }
}
