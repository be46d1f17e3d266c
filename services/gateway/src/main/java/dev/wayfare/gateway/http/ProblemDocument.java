package dev.wayfare.gateway.http;

import dev.wayfare.kernel.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem as it is sent (RFC 9457).
 *
 * @param instance path of the request
 * @param errors the fields at fault; absent when it is not about fields
 * @param rideId the ride that a refused driver's action was about, where known
 */
record ProblemDocument(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        @Nullable List<Problem.FieldError> errors,
        @Nullable String rideId) {

    static ProblemDocument of(Problem problem, String instance, @Nullable String rideId) {
        return new ProblemDocument(
                "urn:wayfare:problem:" + problem.code(),
                title(problem.code()),
                problem.status(),
                problem.detail(),
                instance,
                problem.code(),
                problem.errors().isEmpty() ? null : problem.errors(),
                rideId);
    }

    private static String title(String code) {
        String words = code.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
