package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Problem;
import org.jspecify.annotations.Nullable;

/** The platform did not do what it was asked: its problem+json, or the break of the connection (status 0). */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ApiException(Problem problem, @Nullable Throwable cause) {
        super(problem.status() + " " + problem.code() + ": " + problem.detail(), cause, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }

    /** Frozen, kebab-case; {@code connection-lost} and {@code timed-out} are the client's own. */
    public String code() {
        return problem.code();
    }
}
