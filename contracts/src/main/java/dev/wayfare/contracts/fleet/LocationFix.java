package dev.wayfare.contracts.fleet;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One position of a driver. Keyed by driver, on {@code driver-location-updates}; the only compact binary value.
 *
 * <p>Layout, 23 bytes, big-endian: version 1 (1 byte), recordedAt (8, epoch ms), lat and lon (4 + 4, degrees × 10⁷),
 * heading (2, degrees × 10), speed (2, m/s × 100), accuracy (2, m × 10). −1 in heading, speed and accuracy stands for
 * unknown.
 *
 * @param headingDeg 0 to 360, NaN when unknown
 * @param speedMps metres a second, NaN when unknown
 * @param accuracyM radius in metres, NaN when unknown
 */
public record LocationFix(
        double lat, double lon, Instant recordedAt, float headingDeg, float speedMps, float accuracyM) {

    /** Bytes of one encoded fix. */
    public static final int BYTES = 23;

    private static final byte VERSION = 1;
    private static final double DEGREES = 1e7;

    public byte[] encode() {
        return ByteBuffer.allocate(BYTES)
                .put(VERSION)
                .putLong(recordedAt.toEpochMilli())
                .putInt((int) Math.round(lat * DEGREES))
                .putInt((int) Math.round(lon * DEGREES))
                .putShort(scaled(headingDeg, 10))
                .putShort(scaled(speedMps, 100))
                .putShort(scaled(accuracyM, 10))
                .array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException on another length or version
     */
    public static LocationFix decode(byte[] bytes) {
        if (bytes.length != BYTES || bytes[0] != VERSION) {
            throw new IllegalArgumentException(
                    "a fix has " + BYTES + " bytes and version " + VERSION + ", not " + bytes.length + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 1, BYTES - 1);
        Instant at = Instant.ofEpochMilli(in.getLong());
        double lat = in.getInt() / DEGREES;
        double lon = in.getInt() / DEGREES;
        return new LocationFix(
                lat, lon, at, unscaled(in.getShort(), 10), unscaled(in.getShort(), 100), unscaled(in.getShort(), 10));
    }

    private static short scaled(float value, int factor) {
        return Float.isNaN(value) ? -1 : (short) Math.clamp(Math.round(value * factor), 0, Short.MAX_VALUE);
    }

    private static float unscaled(short value, int factor) {
        return value < 0 ? Float.NaN : (float) value / factor;
    }
}
