package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a driver's socket is told. Stateless. */
final class FixAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(FixAnswers.class);

    private FixAnswers() {}

    /** The first so many fixes of this socket are done with. */
    static String ack(long upTo) {
        return "{\"type\":\"ack\",\"data\":{\"upTo\":" + upTo + "}}";
    }

    /** A frame that was refused whole. */
    static String error(Problem.Raised raised) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", raised.problem().code());
        data.put("detail", raised.problem().detail());
        return error(data);
    }

    /** The next so many fixes did not reach the log; they are not counted as done with. */
    static String notTaken(int fixes, Throwable failure) {
        LOG.debug("{} fixes did not reach the log: {}", fixes, failure.toString());
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("code", "not-taken");
        data.put("detail", "the log could not take the next " + fixes + " fixes; send them again");
        data.put("fixes", fixes);
        return error(data);
    }

    private static String error(Map<String, Object> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("type", "error");
        frame.put("data", data);
        return new String(Json.write(frame), StandardCharsets.UTF_8);
    }
}
