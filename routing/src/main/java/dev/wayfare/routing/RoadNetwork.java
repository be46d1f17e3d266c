package dev.wayfare.routing;

import dev.wayfare.kernel.GeoPoint;
import java.util.List;

/** The roads of an area, as on a map: with bridges, one-way streets and rivers. Thread-safe. */
public interface RoadNetwork extends AutoCloseable {

    /** Takes ways that were found. */
    @FunctionalInterface
    interface Found {
        /**
         * A way.
         *
         * @param metres on the road
         * @param seconds on empty roads
         */
        void way(int origin, int destination, double metres, double seconds);
    }

    /**
     * Finds the quickest ways from some points to others. A pair of which one lies beyond the area, or far from any road, or that no
     * road connects, is not found.
     */
    void ways(List<GeoPoint> origins, List<GeoPoint> destinations, Found found);

    @Override
    void close();
}
