package dev.wayfare.gateway.http;

import com.linecorp.armeria.common.QueryParams;
import dev.wayfare.kernel.GeoPoint;
import java.util.Optional;

/** The query of a request, read strictly: what cannot be understood is a 400, never a default. */
public record Query(QueryParams params) {

    public Optional<String> text(String name, int longest) {
        String value = params.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isEmpty() || value.length() > longest || value.chars().anyMatch(Character::isISOControl)) {
            throw Problems.invalidParameter(name, "must have 1 to " + longest + " characters")
                    .raise();
        }
        return Optional.of(value);
    }

    public int number(String name, int otherwise, int least, int most) {
        String value = params.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw Problems.invalidParameter(name, "must be a whole number").raise();
        }
        throw Problems.invalidParameter(name, "must be " + least + " to " + most)
                .raise();
    }

    /** The point of {@code lat} and {@code lon}, both of which must be there. */
    public GeoPoint point() {
        double lat = degrees("lat");
        double lon = degrees("lon");
        if (!GeoPoint.isLatitude(lat)) {
            throw Problems.invalidParameter("lat", "must be −90 to 90").raise();
        }
        if (!GeoPoint.isLongitude(lon)) {
            throw Problems.invalidParameter("lon", "must be −180 to 180").raise();
        }
        return new GeoPoint(lat, lon);
    }

    private double degrees(String name) {
        String value = params.get(name);
        if (value == null) {
            throw Problems.invalidParameter(name, "is missing").raise();
        }
        try {
            return Double.parseDouble(value);
        } catch (NumberFormatException e) {
            throw Problems.invalidParameter(name, "must be a number").raise();
        }
    }
}
