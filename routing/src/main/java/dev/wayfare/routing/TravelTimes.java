package dev.wayfare.routing;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;

/**
 * Tells how far and how long it is from one point to another. An estimate, never a promise. It has an answer for every two points
 * on the earth and never fails for want of a road. Makers are thread-safe, and so quick that an event loop may ask: a pair
 * within 1 ms.
 */
public interface TravelTimes {

    /**
     * The way from one point to another.
     *
     * @param departure when one sets out; streets are slower at some hours
     */
    Travel between(GeoPoint from, GeoPoint to, Instant departure);

    /**
     * All ways from some points to others, such as from the drivers near a pick-up to it. Cheaper than pair by pair.
     *
     * @param origins rows of the answer
     * @param destinations columns of the answer
     */
    default TravelMatrix matrix(List<GeoPoint> origins, List<GeoPoint> destinations, Instant departure) {
        TravelMatrix.Filling filling = TravelMatrix.filling(origins.size(), destinations.size());
        for (int row = 0; row < origins.size(); row++) {
            for (int column = 0; column < destinations.size(); column++) {
                filling.put(row, column, between(origins.get(row), destinations.get(column), departure));
            }
        }
        return filling.filled();
    }
}
