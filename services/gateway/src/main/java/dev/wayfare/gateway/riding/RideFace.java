package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.reads.Shown;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/** How a ride's document looks to one of its people: the rider sees his PIN, nobody sees private fields. Thread-safe. */
public final class RideFace {

    private final UnaryOperator<String> pins;

    /**
     * Shows rides.
     *
     * @param pins the PIN of a ride's id
     */
    public RideFace(UnaryOperator<String> pins) {
        this.pins = pins;
    }

    CompletionStage<ObjectNode> shown(Call call, ObjectNode document) {
        ObjectNode ride = Shown.of(document);
        boolean asksPin = document.path("_pinRequired").asBoolean(false);
        if (asksPin && call.subject().equals(document.path("riderId").asText())) {
            ride.put("pin", pins.apply(document.path("rideId").asText()));
        }
        return CompletableFuture.completedFuture(ride);
    }
}
