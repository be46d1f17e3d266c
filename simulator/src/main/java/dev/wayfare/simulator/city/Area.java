package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;

/**
 * A round city.
 *
 * @param radiusM metres from the centre to its edge
 */
public record Area(GeoPoint centre, double radiusM) {

    /** Downtown Chicago, as far as most of its taxis go. */
    public static final Area CHICAGO = new Area(new GeoPoint(41.88, -87.63), 8_000);

    private static final double METRES_PER_DEGREE = 111_195;

    public Area {
        if (!(radiusM > 0)) {
            throw new IllegalArgumentException("a city has a radius, not " + radiusM);
        }
    }

    /** Somewhere in it, denser towards the centre, as people are. */
    public GeoPoint somewhere(Dice dice) {
        double distance = radiusM * Math.pow(dice.child("distance").roll(), 0.7);
        return beside(centre, dice.child("bearing").between(0, 360), distance);
    }

    /** The point at this bearing (degrees from north) and distance (metres). Good to 0.5 % within a city. */
    public static GeoPoint beside(GeoPoint from, double bearingDeg, double distanceM) {
        double angle = Math.toRadians(bearingDeg);
        double lat = from.lat() + Math.cos(angle) * distanceM / METRES_PER_DEGREE;
        double perLonDegree = METRES_PER_DEGREE * Math.cos(Math.toRadians(from.lat()));
        double lon = from.lon() + Math.sin(angle) * distanceM / perLonDegree;
        return new GeoPoint(Math.clamp(lat, -90, 90), Math.clamp(lon, -180, 180));
    }
}
