package dev.wayfare.gateway.http;

import dev.wayfare.kernel.Problem;

/** Too much, or too early: come back after some seconds. */
public final class RetryLater extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final long afterS;

    /**
     * A problem with its {@code Retry-After}.
     *
     * @param afterS seconds, at least 1
     */
    public RetryLater(Problem problem, long afterS) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
        this.afterS = Math.max(1, afterS);
    }

    public Problem problem() {
        return problem;
    }

    public long afterS() {
        return afterS;
    }
}
