package dev.wayfare.tracking.stream;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.tracking.model.Sighting;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the values of {@code driver-location-updates}. What is none is passed over: the live map puts it aside. Stateless. */
final class Fixes {

    private static final Logger LOG = LoggerFactory.getLogger(Fixes.class);

    private Fixes() {}

    static void read(byte[] value, Consumer<Sighting> to) {
        int fixes = FixBytes.countOrNone(value);
        if (fixes < 0) {
            LOG.debug("{} bytes are no fixes", value.length);
        }
        for (int i = 0; i < fixes; i++) {
            double lat = FixBytes.latE7(value, i) / FixBytes.DEGREES;
            double lon = FixBytes.lonE7(value, i) / FixBytes.DEGREES;
            if (GeoPoint.isLatitude(lat) && GeoPoint.isLongitude(lon)) {
                to.accept(new Sighting(
                        FixBytes.recordedAtMs(value, i),
                        lat,
                        lon,
                        FixBytes.unscaled(FixBytes.heading(value, i), 10),
                        FixBytes.unscaled(FixBytes.speed(value, i), 100),
                        FixBytes.unscaled(FixBytes.accuracy(value, i), 10),
                        (FixBytes.flags(value, i) & FixBytes.JUMP) != 0));
            }
        }
    }
}
