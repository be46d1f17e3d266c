package dev.wayfare.kernel;

/**
 * A point on the earth in WGS 84 degrees.
 *
 * @param lat latitude, −90 to 90
 * @param lon longitude, −180 to 180
 */
public record GeoPoint(double lat, double lon) {

    private static final double EARTH_RADIUS_M = 6_371_008.8;

    public GeoPoint {
        if (!isLatitude(lat) || !isLongitude(lon)) {
            throw new IllegalArgumentException("not a position: lat " + lat + ", lon " + lon);
        }
    }

    /** False for NaN, infinities and anything beyond the poles. */
    public static boolean isLatitude(double lat) {
        return lat >= -90 && lat <= 90;
    }

    /** False for NaN, infinities and anything beyond ±180°. */
    public static boolean isLongitude(double lon) {
        return lon >= -180 && lon <= 180;
    }

    /** Great-circle distance in metres (haversine; exact to 0.5 % on the real earth). */
    public double distanceM(GeoPoint other) {
        double dLat = Math.toRadians(other.lat - lat);
        double dLon = Math.toRadians(other.lon - lon);
        double sinLat = Math.sin(dLat / 2);
        double sinLon = Math.sin(dLon / 2);
        double a =
                sinLat * sinLat + Math.cos(Math.toRadians(lat)) * Math.cos(Math.toRadians(other.lat)) * sinLon * sinLon;
        return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(a)));
    }
}
