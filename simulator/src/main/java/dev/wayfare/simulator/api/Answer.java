package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/** A whole answer. */
record Answer(int status, JsonNode body) {

    boolean isProblem() {
        return status >= 400;
    }

    /** The problem that it tells; one without a code is named after its status. */
    Problem problem() {
        String code = body.path("code").asText("http-" + status);
        String detail = body.path("detail").asText(body.path("title").asText(""));
        List<Problem.FieldError> errors = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            errors.add(new Problem.FieldError(
                    error.path("pointer").asText(), error.path("message").asText()));
        }
        return new Problem(status, code, detail, errors);
    }

    /** The body of a success. Throws {@link ApiException} otherwise. */
    JsonNode orRaise() {
        if (isProblem()) {
            throw new ApiException(problem(), null);
        }
        return body;
    }

    <T> T as(Class<T> type) {
        return Wire.as(orRaise(), type);
    }

    /** A command's outcome. Throws {@link ApiException} where the platform could not take it at all. */
    Decided decided() {
        if (status >= 500 || status == 429 || status == 401) {
            throw new ApiException(problem(), null);
        }
        if (isProblem()) {
            return new Decided.Refused(problem());
        }
        return status == 202 ? new Decided.Pending(body) : new Decided.Applied(body);
    }
}
