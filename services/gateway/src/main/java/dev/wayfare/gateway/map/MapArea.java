package dev.wayfare.gateway.map;

import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.http.Query;
import dev.wayfare.kernel.GeoPoint;

/**
 * What somebody watches: a circle, and a product or all. Its middle and radius are rounded, so that neighbours share it.
 *
 * @param latMilli latitude in thousandths of a degree
 * @param lonMilli longitude in thousandths of a degree
 * @param radiusM a multiple of 100 m
 * @param product empty for all
 */
public record MapArea(int latMilli, int lonMilli, int radiusM, String product) {

    private static final double MILLI = 1_000;
    private static final int ROUND_M = 100;
    private static final int DEFAULT_RADIUS_M = 3_000;
    private static final int MOST_RADIUS_M = 10_000;
    private static final int LONGEST_PRODUCT = 40;

    /**
     * The area of an address such as {@code ?lat=41.88&lon=-87.63&radiusM=2000}.
     *
     * @throws dev.wayfare.kernel.Problem.Raised 400 that names the parameter at fault
     */
    public static MapArea of(Query query) {
        GeoPoint point = query.point();
        int radiusM = query.number("radiusM", DEFAULT_RADIUS_M, 1, MOST_RADIUS_M);
        String product = query.text("product", LONGEST_PRODUCT).orElse("");
        if (Double.isNaN(point.lat()) || Double.isNaN(point.lon())) {
            throw Problems.invalidParameter("lat", "must be a number").raise();
        }
        return new MapArea(
                (int) Math.round(point.lat() * MILLI),
                (int) Math.round(point.lon() * MILLI),
                (radiusM + ROUND_M - 1) / ROUND_M * ROUND_M,
                product);
    }

    GeoPoint centre() {
        return new GeoPoint(latMilli / MILLI, lonMilli / MILLI);
    }
}
