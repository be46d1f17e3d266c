package dev.wayfare.runtime.geo;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import java.util.List;

/** Finds available drivers near points. A hint: a driver found here may be taken already. Thread-safe. */
public interface NearestDrivers {

    /**
     * One question.
     *
     * @param radiusM metres, 1 to 100,000
     * @param limit at most so many, 1 to 1,000
     */
    record Search(GeoPoint point, String product, double radiusM, int limit) {
        public Search {
            if (!(radiusM >= 1 && radiusM <= 100_000)) {
                throw new IllegalArgumentException("radius " + radiusM + " m is not 1 to 100,000");
            }
            if (limit < 1 || limit > 1_000) {
                throw new IllegalArgumentException("limit " + limit + " is not 1 to 1,000");
            }
        }
    }

    /**
     * One driver found.
     *
     * @param position of his newest fix
     * @param distanceM great-circle metres from the point that was asked for
     */
    record Nearby(UserId driver, GeoPoint position, double distanceM) {}

    /**
     * Answers all questions in one round trip, or in two; each answer is sorted, nearest first, and stands at its question's place.
     *
     * @throws io.lettuce.core.RedisException when Redis is away or does not answer in time
     */
    List<List<Nearby>> nearest(List<Search> searches);

    /** The products that anybody has been available for. */
    List<String> products();
}
