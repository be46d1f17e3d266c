package dev.wayfare.contracts.fleet;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One position of a driver. On {@code driver-location-updates}, keyed by driver, it lies among the {@link LocationFixes} that were
 * sent together.
 *
 * @param headingDeg 0 to 360, NaN when unknown
 * @param speedMps metres a second, NaN when unknown
 * @param accuracyM radius in metres, NaN when unknown
 * @param jump true when the driver cannot have come here from his fix before
 */
public record LocationFix(
        double lat, double lon, Instant recordedAt, float headingDeg, float speedMps, float accuracyM, boolean jump) {

    /** Bytes of one fix encoded alone, version {@link FixBytes#SINGLE}. */
    public static final int BYTES = 23;

    private static final int HEADING = 10;
    private static final int SPEED = 100;
    private static final int ACCURACY = 10;

    /** A fix that is no jump. */
    public LocationFix(double lat, double lon, Instant recordedAt, float headingDeg, float speedMps, float accuracyM) {
        this(lat, lon, recordedAt, headingDeg, speedMps, accuracyM, false);
    }

    /** Alone, in version {@link FixBytes#SINGLE}, which knows no flags. */
    public byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(FixBytes.SINGLE)
                .putLong(recordedAt.toEpochMilli())
                .putInt(e7(lat))
                .putInt(e7(lon))
                .putShort(FixBytes.scaled(headingDeg, HEADING))
                .putShort(FixBytes.scaled(speedMps, SPEED))
                .putShort(FixBytes.scaled(accuracyM, ACCURACY))
                .array();
    }

    /** Writes it at its place among others. */
    void put(byte[] value, int index) {
        FixBytes.put(
                value,
                index,
                recordedAt.toEpochMilli(),
                e7(lat),
                e7(lon),
                FixBytes.scaled(headingDeg, HEADING),
                FixBytes.scaled(speedMps, SPEED),
                FixBytes.scaled(accuracyM, ACCURACY));
        FixBytes.flag(value, index, jump ? FixBytes.JUMP : 0);
    }

    /**
     * Reads one of several fixes.
     *
     * @param value checked by {@link FixBytes#count}
     */
    public static LocationFix read(byte[] value, int index) {
        return new LocationFix(
                FixBytes.latE7(value, index) / FixBytes.DEGREES,
                FixBytes.lonE7(value, index) / FixBytes.DEGREES,
                Instant.ofEpochMilli(FixBytes.recordedAtMs(value, index)),
                FixBytes.unscaled(FixBytes.heading(value, index), HEADING),
                FixBytes.unscaled(FixBytes.speed(value, index), SPEED),
                FixBytes.unscaled(FixBytes.accuracy(value, index), ACCURACY),
                (FixBytes.flags(value, index) & FixBytes.JUMP) != 0);
    }

    /**
     * Reads a single fix.
     *
     * @throws IllegalArgumentException when the bytes hold none, or several
     */
    public static LocationFix decode(byte[] bytes) {
        if (FixBytes.count(bytes) != 1) {
            throw new IllegalArgumentException("several fixes where one was expected");
        }
        return read(bytes, 0);
    }

    private static int e7(double degrees) {
        return (int) Math.round(degrees * FixBytes.DEGREES);
    }
}
