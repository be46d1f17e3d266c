package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.kernel.Ids;
import dev.wayfare.runtime.auth.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, whole and with its caller known. Immutable.
 *
 * @param asker null on routes that ask for no token
 * @param body empty for GET
 * @param correlation one id for all that follows from it
 * @param now the one time by which everything about it is decided
 */
public record Call(
        ServiceRequestContext context,
        RequestHeaders headers,
        @Nullable Caller asker,
        byte[] body,
        String correlation,
        @Nullable String traceparent,
        Instant now) {

    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait=(\\d{1,4})(?:$|[,;\\s])");
    private static final int LONGEST_WAIT_S = 10;
    private static final int LONGEST_KEY = 64;

    /** The caller of a route that asks for a token. */
    public Caller caller() {
        return Objects.requireNonNull(asker, "this route asks for no token");
    }

    /** The caller's user id. */
    public String subject() {
        return caller().user().value();
    }

    /** Support and admins see what is not theirs. */
    public boolean isStaff() {
        return Access.STAFF.admits(caller());
    }

    public String path() {
        return context.path();
    }

    /**
     * An id in the path.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 404 when it has not the form of one
     */
    public String pathId(String name, String prefix) {
        String id = context.pathParam(name);
        if (id == null || !Ids.isId(prefix, id)) {
            throw Problems.notFound(prefix).raise();
        }
        return id;
    }

    public Query query() {
        return new Query(context.queryParams());
    }

    public Form form() {
        return Form.read(body);
    }

    /**
     * The client's {@code Idempotency-Key}.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 when it is too long or not plain
     */
    public Optional<String> idempotencyKey() {
        String key = headers.get("idempotency-key");
        if (key == null) {
            return Optional.empty();
        }
        boolean plain =
                !key.isEmpty() && key.length() <= LONGEST_KEY && key.chars().allMatch(c -> c > 0x20 && c < 0x7f);
        if (!plain) {
            throw Problems.invalidHeader("Idempotency-Key", "must have 1 to 64 visible ASCII characters")
                    .raise();
        }
        return Optional.of(key);
    }

    /** How long he wants to wait for the owner's decision ({@code Prefer: wait=N}), at most ten seconds; empty: not at all. */
    public Optional<Duration> patience() {
        String prefer = headers.get(HttpHeaderNames.PREFER);
        if (prefer == null) {
            return Optional.empty();
        }
        Matcher wait = WAIT.matcher(prefer);
        return wait.find()
                ? Optional.of(Duration.ofSeconds(Math.min(LONGEST_WAIT_S, Integer.parseInt(wait.group(1)))))
                : Optional.empty();
    }
}
