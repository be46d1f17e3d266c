package dev.wayfare.travel.catalogue.model;

import dev.wayfare.kernel.GeoPoint;
import java.time.ZoneId;

/**
 * An airport and the city that it serves.
 *
 * @param code IATA's three letters
 */
public record Airport(String code, String name, String city, String country, GeoPoint position, ZoneId zone) {

    private static final double KM = 1_000;

    /** Great-circle distance in kilometres. */
    public double kmTo(Airport other) {
        return position.distanceM(other.position) / KM;
    }

    public boolean isInCountryOf(Airport other) {
        return country.equals(other.country);
    }
}
