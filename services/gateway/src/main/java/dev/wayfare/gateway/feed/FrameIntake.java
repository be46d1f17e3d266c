package dev.wayfare.gateway.feed;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes what a client sends through its socket. */
public interface FrameIntake {

    /**
     * Takes one frame.
     *
     * @return how many fixes it held, once all of them are in the log; empty when there is nothing to acknowledge
     */
    Optional<CompletableFuture<Integer>> take(Caller caller, byte[] frame);

    /** How a frame that was not taken is answered. */
    static String failure(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String code = cause instanceof Problem.Raised raised ? raised.problem().code() : "not-taken";
        String detail = cause instanceof Problem.Raised raised
                ? raised.problem().detail()
                : "this could not be taken just now; send it again";
        return new String(
                Json.write(Map.of("type", "error", "data", Map.of("code", code, "detail", detail))),
                StandardCharsets.UTF_8);
    }
}
