package dev.wayfare.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.kernel.Problem;

/** What became of a command. */
public sealed interface Decided {

    /** Its owner applied it. */
    record Applied(JsonNode body) implements Decided {}

    /** It is in the log; nobody has decided yet. */
    record Pending(JsonNode body) implements Decided {}

    /** Its owner, or the form check before him, said no. */
    record Refused(Problem problem) implements Decided {
        public String code() {
            return problem.code();
        }
    }
}
