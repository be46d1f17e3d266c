package dev.wayfare.tracking.view;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Polyline;
import dev.wayfare.tracking.model.Sighting;
import dev.wayfare.tracking.model.Track;
import java.time.Instant;
import java.util.List;
import org.bson.Document;

/**
 * A track as it is kept: two lines as polylines of six decimals with the seconds along them, {@code approach} (private: until the rider
 * is on board) and {@code trip}. Its version grows with what is in it, so that an older state never replaces a newer one. Stateless.
 */
final class TrackDocument {

    private static final int COUNT_BITS = 17;
    private static final long MOST = (1L << COUNT_BITS) - 1;

    private TrackDocument() {}

    static Document of(Track track) {
        List<Sighting> seen = track.trail().inOrder();
        Instant startedAt = track.startedAt();
        Instant endedAt = track.endedAt();
        long from = startedAt == null ? Long.MAX_VALUE : startedAt.toEpochMilli();
        long to = endedAt == null ? Long.MAX_VALUE : endedAt.toEpochMilli();
        Document document = new Document("_id", track.itinerary().ride().value())
                .append("_version", versionOf(track))
                .append("_at", Instant.ofEpochMilli(track.followedMs()).toString())
                .append("rideId", track.itinerary().ride().value())
                .append("driverId", track.itinerary().driver().value())
                .append("riderId", track.itinerary().rider().value())
                .append("whole", track.whole());
        if (startedAt != null) {
            document.append("startedAt", startedAt.toString());
        }
        if (endedAt != null) {
            document.append("endedAt", endedAt.toString());
        }
        return document.append(
                        "_approach",
                        line(seen.stream().filter(one -> one.atMs() < from).toList()))
                .append(
                        "trip",
                        line(seen.stream()
                                .filter(one -> one.atMs() >= from && one.atMs() <= to)
                                .toList()));
    }

    private static Document line(List<Sighting> seen) {
        List<GeoPoint> points = seen.stream().map(Sighting::point).toList();
        long[] seconds = seen.stream()
                .mapToLong(one -> Math.floorDiv(one.atMs(), 1_000L))
                .toArray();
        return new Document("fixes", seen.size())
                .append("line", Polyline.encode(points, Polyline.FINE))
                .append("seconds", Polyline.encode(seconds));
    }

    static long versionOf(Track track) {
        long count = Math.min(track.trail().size() + (track.whole() ? 1L : 0), MOST);
        return (track.followedMs() << COUNT_BITS) | count;
    }
}
