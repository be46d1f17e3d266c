package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.CancellationException;
import com.linecorp.armeria.common.ContentTooLargeException;
import com.linecorp.armeria.common.stream.AbortedStreamException;
import com.linecorp.armeria.common.stream.CancelledSubscriptionException;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import com.linecorp.armeria.server.HttpStatusException;
import com.linecorp.armeria.server.RequestTimeoutException;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.log.LogScope;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.RedisException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is told of a failure: problems as they are, what is away as 503, everything else as 500 without a detail. */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    private static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);

    /** Told to nobody: the client has gone, or has been answered by the server itself. */
    private static final Problem GONE = Problem.of(503, "given-up", "the client has gone");

    private Failures() {}

    /** The answer for a failure; what nobody expected is logged with its stack. */
    public static Answer answer(Throwable failure, String path, String correlation) {
        Throwable cause = unwrap(failure);
        if (cause instanceof RetryLater later) {
            return Answer.problem(later.problem(), path).with("retry-after", Long.toString(later.afterS()));
        }
        Problem problem = problemOf(cause);
        try (LogScope _ = LogScope.about("path", path, correlation)) {
            if (problem.equals(GONE)) {
                LOG.debug("request {} to {} was given up: {}", correlation, path, cause.toString());
            } else if (problem.status() == 500) {
                LOG.error("request {} to {} failed", correlation, path, cause);
            } else if (problem.status() == 503) {
                LOG.warn("request {} to {}: {}", correlation, path, cause.toString());
            }
        }
        return Answer.problem(problem, path);
    }

    /** Without the wrappers that futures put around it. */
    public static Throwable unwrap(Throwable failure) {
        Throwable cause = failure;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static Problem problemOf(Throwable cause) {
        return switch (cause) {
            case Problem.Raised raised -> raised.problem();
            case ContentTooLargeException tooLarge -> Problems.ofStatus(413);
            case HttpStatusException status ->
                Problems.ofStatus(status.httpStatus().code());
            case RequestTimeoutException late -> Problems.ofStatus(503);
            case CancellationException gone -> GONE;
            case ClosedStreamException gone -> GONE;
            case CancelledSubscriptionException gone -> GONE;
            case AbortedStreamException gone -> GONE;
            case KafkaException away ->
                Problems.unavailable("log-unavailable", "the platform cannot take commands just now; try again");
            case RedisException away -> Problems.ofStatus(503);
            case StatusRuntimeException call -> ofCall(call.getStatus(), call.getTrailers());
            case StatusException call -> ofCall(call.getStatus(), call.getTrailers());
            default -> Problems.ofStatus(500);
        };
    }

    /** An inner service tells its problem's code in a trailer. */
    private static Problem ofCall(Status status, @Nullable Metadata trailers) {
        String code = trailers == null ? null : trailers.get(CODE);
        String detail = status.getDescription();
        if (code != null && detail != null) {
            switch (status.getCode()) {
                case INVALID_ARGUMENT -> {
                    return Problem.of(400, code, detail);
                }
                case UNAUTHENTICATED -> {
                    return Problem.of(401, code, detail);
                }
                case RESOURCE_EXHAUSTED -> {
                    return Problem.of(429, code, detail);
                }
                case UNAVAILABLE -> {
                    return Problem.of(503, code, detail);
                }
                default -> LOG.debug("an inner service says {}: {}", code, detail);
            }
        }
        return switch (status.getCode()) {
            case UNAVAILABLE, DEADLINE_EXCEEDED, CANCELLED, UNIMPLEMENTED ->
                Problems.unavailable(
                        "service-unavailable", "a part of the platform does not answer just now; try again");
            case RESOURCE_EXHAUSTED -> Problem.of(429, "busy", "the platform is busy; try again in a moment");
            default -> Problems.ofStatus(500);
        };
    }
}
