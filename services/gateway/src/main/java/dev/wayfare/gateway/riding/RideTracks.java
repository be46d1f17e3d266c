package dev.wayfare.gateway.riding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpHeaderNames;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.reads.Documents;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Polyline;
import dev.wayfare.kernel.RideId;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * {@code GET /rides/{id}/track}: where the ride has been with its rider on board, as GeoJSON (a Feature), or with
 * {@code format=polyline} as an encoded polyline of five decimals. Also by {@code Accept}: {@code application/geo+json} or
 * {@code application/json}. A ride on its way is about a minute behind.
 */
public final class RideTracks {

    private static final String VIEW = "tracks";

    private final Documents documents;
    private final RideReads reads;

    public RideTracks(Documents documents, RideReads reads) {
        this.documents = documents;
        this.reads = reads;
    }

    private enum Format {
        GEOJSON,
        POLYLINE
    }

    public CompletionStage<Answer> track(Call call) {
        String ride = call.pathId("id", RideId.PREFIX);
        Format format = formatOf(call);
        return reads.document(call, ride, 0)
                .thenCompose(known -> documents.find(VIEW, ride, 0).thenApply(found -> found.map(
                                track -> answer(format, known, track.json()))
                        .orElseThrow(
                                () -> Problems.notFound("track of this ride").raise())));
    }

    private static Format formatOf(Call call) {
        String asked = call.query().text("format", 20).orElse("");
        return switch (asked) {
            case "geojson" -> Format.GEOJSON;
            case "polyline" -> Format.POLYLINE;
            case "" -> {
                String accept = call.headers().get(HttpHeaderNames.ACCEPT, "");
                boolean json = accept.contains("application/json") && !accept.contains("geo+json");
                yield json ? Format.POLYLINE : Format.GEOJSON;
            }
            default ->
                throw Problems.invalidParameter("format", "must be geojson or polyline")
                        .raise();
        };
    }

    private static Answer answer(Format format, ObjectNode ride, ObjectNode track) {
        List<GeoPoint> line = Polyline.decode(track.at("/trip/line").asText(), Polyline.FINE);
        ObjectNode about = about(ride, track, line.size());
        if (format == Format.POLYLINE) {
            about.put("polyline", Polyline.encode(line, Polyline.USUAL)).put("precision", Polyline.USUAL);
            return Answer.json(200, about);
        }
        return GeoJson.feature(line, Polyline.decode(track.at("/trip/seconds").asText()), about);
    }

    private static ObjectNode about(ObjectNode ride, ObjectNode track, int fixes) {
        ObjectNode about = ride.objectNode();
        about.set("rideId", track.path("rideId"));
        about.put("fixes", fixes).put("complete", track.path("whole").asBoolean());
        for (String field : List.of("startedAt", "endedAt")) {
            if (track.has(field)) {
                about.set(field, track.path(field));
            }
        }
        for (String field : List.of("distanceM", "distanceBasis")) {
            if (ride.has(field)) {
                about.set(field, ride.path(field));
            }
        }
        return about;
    }
}
