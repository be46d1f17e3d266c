package dev.wayfare.simulator.load;

import dev.wayfare.contracts.fleet.FixBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One driver's frames: binary, masked with zeros, naming the driver (version 3 of {@code contracts/fixes.md}). He drives in
 * circles. Belongs to the load's thread.
 */
final class FixFrame {

    private static final double STEP_RAD = 0.02;
    private static final double CIRCLE_E7 = 3_000;
    private static final short SPEED = 1_000;
    private static final short ACCURACY = 50;
    private static final int MASKED = 0x80;

    private final byte[] id;
    private final int latE7;
    private final int lonE7;
    private long lastMs;
    private double angle;

    FixFrame(String driver, int latE7, int lonE7) {
        this.id = driver.getBytes(StandardCharsets.US_ASCII);
        this.latE7 = latE7;
        this.lonE7 = lonE7;
    }

    static int bytes(int fixes) {
        return 8 + 1 + 31 + fixes * FixBytes.ENTRY;
    }

    /** Appends a frame with so many fixes, spread over the time since the last ones. */
    void put(ByteBuffer out, int fixes, long nowMs) {
        int payload = 1 + id.length + fixes * FixBytes.ENTRY;
        out.put((byte) 0x82);
        if (payload < 126) {
            out.put((byte) (MASKED | payload));
        } else {
            out.put((byte) (MASKED | 126)).putShort((short) payload);
        }
        out.putInt(0).put((byte) 3).put(id);
        long from = lastMs == 0 ? nowMs - fixes : lastMs;
        long to = Math.max(nowMs, from + fixes);
        for (int i = 1; i <= fixes; i++) {
            angle += STEP_RAD;
            out.putLong(from + (to - from) * i / fixes)
                    .putInt(latE7 + (int) (CIRCLE_E7 * Math.cos(angle)))
                    .putInt(lonE7 + (int) (CIRCLE_E7 * Math.sin(angle)))
                    .putShort((short) 900)
                    .putShort(SPEED)
                    .putShort(ACCURACY)
                    .put((byte) 0);
        }
        lastMs = to;
    }
}
