package dev.wayfare.gateway.people;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.gateway.reads.Shown;
import dev.wayfare.kernel.UserId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code GET /users/{id}}, {@code /customers/{id}}, {@code /drivers/{id}}: one's own, and for support and admins everybody's. */
public final class Profiles {

    private static final Set<String> CUSTOMERS = Set.of("rider", "traveller", "transporter");
    private static final List<String> LIVE =
            List.of("status", "silent", "products", "rideId", "offerId", "position", "headingDeg", "recordedAt");

    private final Documents documents;

    public Profiles(Documents documents) {
        this.documents = documents;
    }

    public CompletionStage<Answer> user(Call call) {
        return account(call).thenApply(account -> Answer.json(200, Shown.of(account)));
    }

    public CompletionStage<Answer> customer(Call call) {
        return account(call).thenApply(account -> {
            require(CUSTOMERS.contains(account.path("role").asText()), "customer");
            ObjectNode shown = Shown.of(account);
            shown.put("customerId", account.path("userId").asText());
            return Answer.json(200, shown);
        });
    }

    /** A driver's account, and what he does now. */
    public CompletionStage<Answer> driver(Call call) {
        return account(call).thenCompose(account -> {
            require("driver".equals(account.path("role").asText()), "driver");
            String id = account.path("userId").asText();
            return documents.find("drivers", id, 0).thenApply(live -> {
                ObjectNode shown = Shown.of(account);
                shown.put("driverId", id);
                shown.set("accountStatus", shown.path("status"));
                shown.put("status", "OFFLINE");
                live.ifPresent(found -> LIVE.stream()
                        .filter(found.json()::has)
                        .forEach(field -> shown.set(field, found.json().path(field))));
                return Answer.json(200, shown);
            });
        });
    }

    private CompletionStage<ObjectNode> account(Call call) {
        String id = call.pathId("id", UserId.PREFIX);
        require(call.isStaff() || id.equals(call.subject()), "user");
        return documents.find("accounts", id, 0).thenApply(found -> found.orElseThrow(
                        () -> Problems.notFound("user").raise())
                .json());
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw Problems.notFound(what).raise();
        }
    }
}
