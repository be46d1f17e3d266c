package dev.wayfare.contracts.fleet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Reads fixes out of bytes, in place and without making anything: the values of {@code driver-location-updates}, the binary
 * frames of drivers' sockets and the packed fixes of gRPC. The layout is described in {@code contracts/fixes.md}. Stateless.
 *
 * <p>All accessors take a value whose {@link #count} was asked first, and an index below it.
 */
public final class FixBytes {

    /** One fix of 22 bytes after the version. Still read, no longer written. */
    public static final byte SINGLE = 1;

    /** Any number of fixes of one driver, {@link #ENTRY} bytes each, after the version. */
    public static final byte MANY = 2;

    /** Bytes before the first fix. */
    public static final int HEADER = 1;

    /** Bytes of one fix of version {@link #MANY}. */
    public static final int ENTRY = 23;

    /** Most fixes in one value. */
    public static final int MOST = 500;

    /** Degrees × this are the integers of the layout. */
    public static final double DEGREES = 1e7;

    /** Flag: the driver cannot have come here from his fix before. */
    public static final int JUMP = 1;

    /** Stands for an unknown heading, speed or accuracy. */
    public static final short UNKNOWN = -1;

    private static final int SINGLE_BYTES = 23;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);

    private FixBytes() {}

    /** Bytes of a value of version {@link #MANY} with so many fixes. */
    public static int length(int fixes) {
        return HEADER + fixes * ENTRY;
    }

    /**
     * How many fixes these bytes hold.
     *
     * @return 1 to {@link #MOST}; −1 when they are no fixes: of another version, or cut short
     */
    public static int countOrNone(byte[] value) {
        if (value.length < HEADER + ENTRY) {
            return value.length == SINGLE_BYTES && value[0] == SINGLE ? 1 : -1;
        }
        int body = value.length - HEADER;
        int fixes = body / ENTRY;
        return value[0] == MANY && fixes * ENTRY == body && fixes <= MOST ? fixes : -1;
    }

    /**
     * How many fixes these bytes hold.
     *
     * @throws IllegalArgumentException when they are no fixes
     */
    public static int count(byte[] value) {
        int fixes = countOrNone(value);
        if (fixes < 0) {
            String begins = value.length == 0 ? "nothing" : "version " + value[0];
            throw new IllegalArgumentException("fixes have version 1 and 23 bytes, or version 2 and 1 + 23 × n bytes"
                    + " (n at most " + MOST + "), not " + begins + " and " + value.length + " bytes");
        }
        return fixes;
    }

    /** When the device recorded it, epoch milliseconds. */
    public static long recordedAtMs(byte[] value, int index) {
        return (long) LONG.get(value, at(index));
    }

    /** Latitude in degrees × 10⁷. */
    public static int latE7(byte[] value, int index) {
        return (int) INT.get(value, at(index) + 8);
    }

    /** Longitude in degrees × 10⁷. */
    public static int lonE7(byte[] value, int index) {
        return (int) INT.get(value, at(index) + 12);
    }

    /** Degrees × 10, or {@link #UNKNOWN}. */
    public static short heading(byte[] value, int index) {
        return (short) SHORT.get(value, at(index) + 16);
    }

    /** Metres a second × 100, or {@link #UNKNOWN}. */
    public static short speed(byte[] value, int index) {
        return (short) SHORT.get(value, at(index) + 18);
    }

    /** Metres × 10, or {@link #UNKNOWN}. */
    public static short accuracy(byte[] value, int index) {
        return (short) SHORT.get(value, at(index) + 20);
    }

    /** Bits such as {@link #JUMP}; none in version 1. */
    public static int flags(byte[] value, int index) {
        return value[0] == SINGLE ? 0 : value[at(index) + 22];
    }

    /** Sets the flags of a fix in a value of version {@link #MANY}. */
    public static void flag(byte[] value, int index, int flags) {
        value[at(index) + 22] = (byte) flags;
    }

    /** Writes a fix into a value of version {@link #MANY}; see the accessors for the units. */
    public static void put(
            byte[] value, int index, long recordedAtMs, int latE7, int lonE7, int heading, int speed, int accuracy) {
        int at = at(index);
        LONG.set(value, at, recordedAtMs);
        INT.set(value, at + 8, latE7);
        INT.set(value, at + 12, lonE7);
        SHORT.set(value, at + 16, (short) heading);
        SHORT.set(value, at + 18, (short) speed);
        SHORT.set(value, at + 20, (short) accuracy);
        value[at + 22] = 0;
    }

    /** A quantity as the layout holds it: scaled, kept within its range, {@link #UNKNOWN} for NaN. */
    public static short scaled(float quantity, int factor) {
        return Float.isNaN(quantity) ? UNKNOWN : (short) Math.clamp(Math.round(quantity * factor), 0, Short.MAX_VALUE);
    }

    /** The quantity again, NaN for {@link #UNKNOWN}. */
    public static float unscaled(short stored, int factor) {
        return stored < 0 ? Float.NaN : (float) stored / factor;
    }

    private static int at(int index) {
        return HEADER + index * ENTRY;
    }
}
