package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.kernel.Polyline;
import dev.wayfare.kernel.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletionStage;

/** {@code GET /drivers/{id}/track?hour=}: where a driver was in an hour, for support; a fix each ten seconds, as GeoJSON. */
public final class DriverTracks {

    private static final String VIEW = "driver-hours";

    private final Documents documents;

    public DriverTracks(Documents documents) {
        this.documents = documents;
    }

    public CompletionStage<Answer> hour(Call call) {
        String driver = call.pathId("id", UserId.PREFIX);
        Instant hour = call.query()
                .text("hour", 40)
                .map(DriverTracks::hourOf)
                .orElseThrow(
                        () -> Problems.invalidParameter("hour", "is missing; send a time such as 2026-03-02T08:00:00Z")
                                .raise());
        return documents.find(VIEW, driver + "/" + hour, 0).thenApply(found -> found.map(one -> answer(one.json()))
                .orElseThrow(() ->
                        Problems.notFound("track of this driver in this hour").raise()));
    }

    private static Instant hourOf(String text) {
        try {
            return Instant.parse(text).truncatedTo(ChronoUnit.HOURS);
        } catch (DateTimeException e) {
            throw Problems.invalidParameter("hour", "must be a time such as 2026-03-02T08:00:00Z")
                    .raise();
        }
    }

    private static Answer answer(ObjectNode kept) {
        ObjectNode about = kept.objectNode();
        about.set("driverId", kept.path("driverId"));
        about.set("hour", kept.path("hour"));
        return GeoJson.feature(
                Polyline.decode(kept.path("line").asText(), Polyline.FINE),
                Polyline.decode(kept.path("seconds").asText()),
                about);
    }
}
