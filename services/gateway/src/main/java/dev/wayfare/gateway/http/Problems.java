package dev.wayfare.gateway.http;

import dev.wayfare.kernel.Problem;
import java.util.List;

/** The problems that the gateway itself raises; their codes are frozen. */
public final class Problems {

    public static final String INVALID_REQUEST = "invalid-request";
    public static final String KEY_REUSED = "idempotency-key-reused";

    private Problems() {}

    public static Problem malformed(String detail) {
        return Problem.of(400, "malformed-json", detail);
    }

    /** One or more fields at fault. */
    public static Problem invalid(List<Problem.FieldError> errors) {
        Problem.FieldError first = errors.getFirst();
        String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more, see errors)";
        return new Problem(400, INVALID_REQUEST, first.pointer() + ": " + first.message() + more, errors);
    }

    public static Problem invalidParameter(String name, String message) {
        return Problem.of(400, "invalid-parameter", "query parameter '" + name + "' " + message);
    }

    public static Problem invalidHeader(String name, String message) {
        return Problem.of(400, "invalid-header", "header " + name + " " + message);
    }

    /** Well formed, and yet it cannot be: a rule between or behind fields. */
    public static Problem unprocessable(String code, String pointer, String message) {
        return new Problem(422, code, message, List.of(new Problem.FieldError(pointer, message)));
    }

    public static Problem unauthenticated(String code, String detail) {
        return Problem.of(401, code, detail);
    }

    public static Problem forbidden() {
        return Problem.of(403, "forbidden", "your role may not do this");
    }

    /** The same words for "not there" and "not yours". */
    public static Problem notFound(String what) {
        return Problem.of(404, "not-found", "there is no such " + what + ", or it is not yours");
    }

    public static Problem unsupportedMediaType() {
        return Problem.of(415, "unsupported-media-type", "send the body as application/json in UTF-8");
    }

    public static Problem keyReused() {
        return Problem.of(422, KEY_REUSED, "this Idempotency-Key was used with another body; use a new key");
    }

    public static Problem unavailable(String code, String detail) {
        return Problem.of(503, code, detail);
    }

    /** The problem of an HTTP status that the server itself chose. */
    public static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request", "this is no request that can be read");
            case 404 -> Problem.of(404, "not-found", "there is nothing at this address");
            case 405 -> Problem.of(405, "method-not-allowed", "this address does not take this method");
            case 413 -> Problem.of(413, "content-too-large", "the body is larger than this address takes");
            case 414 -> Problem.of(414, "uri-too-long", "the address is too long");
            case 415 -> unsupportedMediaType();
            case 431 -> Problem.of(431, "headers-too-large", "the headers are too large");
            case 503 -> unavailable("unavailable", "the platform cannot answer just now; try again in a moment");
            default ->
                status >= 500
                        ? Problem.of(status, "internal-error", "something went wrong on our side")
                        : Problem.of(status, "bad-request", "this request cannot be served");
        };
    }
}
