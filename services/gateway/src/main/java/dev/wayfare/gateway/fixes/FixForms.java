package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.contracts.fleet.LocationFix;
import dev.wayfare.contracts.fleet.LocationFixes;
import dev.wayfare.gateway.http.Form;
import java.time.Instant;
import java.util.List;

/** Fixes as JSON: one, or a list of up to {@link FixBytes#MOST}. Stateless. */
public final class FixForms {

    private FixForms() {}

    /**
     * Reads a body or a text frame.
     *
     * @return bytes for {@link FixIntake#offer}
     * @throws dev.wayfare.kernel.Problem.Raised 400 with every fault
     */
    public static byte[] read(Form form, long nowMs) {
        List<LocationFix> fixes = form.has("fixes")
                ? form.objects("fixes", 1, FixBytes.MOST).stream()
                        .map(part -> fix(part, nowMs))
                        .toList()
                : List.of(fix(form, nowMs));
        form.check();
        return new LocationFixes(fixes).encode();
    }

    private static LocationFix fix(Form form, long nowMs) {
        double lat = form.number("lat", -FixRules.MOST_LAT, FixRules.MOST_LAT);
        double lon = form.number("lon", -FixRules.MOST_LON, FixRules.MOST_LON);
        Instant at = form.time("recordedAt");
        String fault = at.equals(Instant.EPOCH) ? null : FixRules.clockFault(millisOf(at), nowMs);
        if (fault != null) {
            form.fault("recordedAt", fault);
        }
        return new LocationFix(
                lat,
                lon,
                Instant.ofEpochMilli(millisOf(at)),
                (float) form.optionalNumber("headingDeg", Float.NaN, 0, FixRules.MOST_HEADING_DEG),
                (float) form.optionalNumber("speedMps", Float.NaN, 0, FixRules.MOST_SPEED_MPS),
                (float) form.optionalNumber("accuracyM", Float.NaN, 0, FixRules.MOST_ACCURACY_M));
    }

    /** A year such as 999999999 has no milliseconds. */
    private static long millisOf(Instant at) {
        return Math.clamp(at.getEpochSecond(), -1_000_000_000_000L, 1_000_000_000_000L) * 1_000
                + at.getNano() / 1_000_000;
    }
}
