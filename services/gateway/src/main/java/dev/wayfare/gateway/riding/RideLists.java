package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Pages;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Lists of rides, and what happened to one. */
public final class RideLists {

    private final Documents documents;
    private final RideReads reads;

    public RideLists(Documents documents, RideReads reads) {
        this.documents = documents;
        this.reads = reads;
    }

    /** {@code GET /rides?status=}: one's own; for support and admins all. */
    public CompletionStage<Answer> list(Call call) {
        Map<String, String> filters = byStatus(call);
        if (!call.isStaff()) {
            filters.put(call.caller().is(Role.DRIVER) ? "driverId" : "riderId", call.subject());
        }
        return Pages.list(call, documents, RideSource.VIEW, filters, Shown::of);
    }

    /** {@code GET /drivers/{id}/rides}. */
    public CompletionStage<Answer> ofDriver(Call call) {
        String driver = call.pathId("id", UserId.PREFIX);
        if (!call.isStaff() && !driver.equals(call.subject())) {
            throw Problems.notFound("driver").raise();
        }
        Map<String, String> filters = byStatus(call);
        filters.put("driverId", driver);
        return Pages.list(call, documents, RideSource.VIEW, filters, Shown::of);
    }

    private static Map<String, String> byStatus(Call call) {
        Map<String, String> filters = new HashMap<>();
        call.query().text("status", 40).ifPresent(status -> {
            boolean known = Arrays.stream(RideStatus.values())
                    .anyMatch(one -> one.name().equals(status));
            if (!known) {
                throw Problems.invalidParameter("status", "must be one of " + Arrays.toString(RideStatus.values()))
                        .raise();
            }
            filters.put("status", status);
        });
        return filters;
    }

    /** {@code GET /rides/{id}/events}. */
    public CompletionStage<Answer> events(Call call) {
        return reads.document(call, call.pathId("id", RideId.PREFIX), 0).thenApply(ride -> {
            ObjectNode answer = ride.objectNode();
            answer.set("rideId", ride.path("rideId"));
            JsonNode events = ride.path("_events");
            answer.set("items", events.isArray() ? events : ride.arrayNode());
            return Answer.json(200, answer);
        });
    }
}
