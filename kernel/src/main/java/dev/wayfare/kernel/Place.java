package dev.wayfare.kernel;

import org.jspecify.annotations.Nullable;

/**
 * Where somebody is picked up or dropped off.
 *
 * @param address what people call it; may be missing
 */
public record Place(double lat, double lon, @Nullable String address) {

    public Place {
        new GeoPoint(lat, lon).lat();
    }

    public static Place at(double lat, double lon) {
        return new Place(lat, lon, null);
    }

    public GeoPoint point() {
        return new GeoPoint(lat, lon);
    }
}
