package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.command.Note;
import dev.wayfare.gateway.command.Notes;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.RideId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A ride as its people see it, from the first moment on. */
public final class RideReads {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final RideSource rides;
    private final Notes notes;
    private final RideFace face;

    public RideReads(RideSource rides, Notes notes, RideFace face) {
        this.rides = rides;
        this.notes = notes;
        this.face = face;
    }

    /** {@code GET /rides/{id}}. */
    public CompletionStage<Answer> get(Call call) {
        return show(call, call.pathId("id", RideId.PREFIX), 0).thenApply(ride -> Answer.json(200, ride));
    }

    /**
     * The ride as the caller may see it, not older than this version; fails with 404 when it is not his.
     */
    public CompletionStage<ObjectNode> show(Call call, String ride, long minVersion) {
        return document(call, ride, minVersion).thenCompose(document -> face.shown(call, document));
    }

    /** The ride's document, private fields included, if the caller may see it; fails with 404 when not. */
    public CompletionStage<ObjectNode> document(Call call, String ride, long minVersion) {
        return rides.find(ride, minVersion)
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : notes.find(ride).thenApply(RideReads::preview))
                .thenApply(found -> found.filter(document -> isTheirs(call, document))
                        .orElseThrow(() -> Problems.notFound("ride").raise()));
    }

    private static Optional<ObjectNode> preview(Optional<Note> note) {
        return note.filter(one -> !one.preview().isEmpty()).map(one -> {
            try {
                return MAPPER.readValue(one.preview(), ObjectNode.class);
            } catch (IOException e) {
                throw new UncheckedIOException("a noted preview is no JSON object", e);
            }
        });
    }

    static boolean isTheirs(Call call, ObjectNode ride) {
        String subject = call.subject();
        return call.isStaff()
                || subject.equals(ride.path("riderId").asText())
                || subject.equals(ride.path("driverId").asText());
    }
}
