package dev.wayfare.kernel;

import java.util.List;

/**
 * What a caller did wrong or what stands in the way, as RFC 9457 tells it.
 *
 * @param status HTTP status
 * @param code frozen, kebab-case
 * @param detail a sentence with the value and the remedy
 * @param errors the fields at fault; empty when it is not about fields
 */
public record Problem(int status, String code, String detail, List<FieldError> errors) {

    public Problem {
        errors = List.copyOf(errors);
    }

    /**
     * One field at fault.
     *
     * @param pointer JSON pointer into the request's body
     * @param message what is wrong and what would be right
     */
    public record FieldError(String pointer, String message) {}

    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of());
    }

    /** The way a problem travels up to whoever answers the caller. */
    public static final class Raised extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        public Raised(Problem problem) {
            super(problem.code() + ": " + problem.detail(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    public Raised raise() {
        return new Raised(this);
    }
}
