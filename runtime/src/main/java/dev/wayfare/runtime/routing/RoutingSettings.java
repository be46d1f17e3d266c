package dev.wayfare.runtime.routing;

import dev.wayfare.routing.FactorsText;
import dev.wayfare.routing.LocalHours;
import dev.wayfare.routing.StreetFactors;
import dev.wayfare.runtime.config.Settings;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/**
 * How travel times are estimated.
 *
 * @param factors of streets ({@code eta.factors} names a file; else those that are shipped)
 * @param hours what the clocks show where somebody sets out ({@code eta.zone})
 * @param map an OpenStreetMap extract ({@code routing.osm}); empty = no roads, factors alone
 */
public record RoutingSettings(StreetFactors factors, LocalHours hours, Optional<Path> map) {

    private static final String SUN = "sun";

    /**
     * Reads the sections {@code eta} and {@code routing}.
     *
     * @throws IllegalArgumentException naming the setting that cannot be
     */
    public static RoutingSettings read(Settings settings) {
        StreetFactors factors =
                settings.find("eta.factors").map(RoutingSettings::factors).orElseGet(FactorsText::shipped);
        return new RoutingSettings(
                factors,
                hours(settings.text("eta.zone", SUN)),
                settings.find("routing.osm").map(Path::of));
    }

    /**
     * Begins to tell travel times by these settings.
     *
     * @param data the process's folder; what is built of a map is kept in it
     * @throws IllegalArgumentException naming the setting that cannot be
     */
    public Routing open(Path data, MeterRegistry meters) {
        return new Routing(this, data, meters);
    }

    private static StreetFactors factors(String file) {
        try {
            return FactorsText.read(Path.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "setting 'eta.factors': " + e.getMessage() + "; ./wayfare fit-eta writes such a file", e);
        }
    }

    private static LocalHours hours(String zone) {
        if (zone.equals(SUN)) {
            return LocalHours.ofTheSun();
        }
        try {
            return LocalHours.of(ZoneId.of(zone));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "setting 'eta.zone' is '" + zone + "'; it must be a time zone such as America/Chicago, or sun", e);
        }
    }
}
