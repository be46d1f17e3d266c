package dev.wayfare.gateway.fixes;

import dev.wayfare.contracts.fleet.FixBytes;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.UserId;
import java.nio.charset.StandardCharsets;

/** Binary frames of a socket; their layout stands in {@code contracts/fixes.md}. Stateless. */
final class FixFrames {

    /** First byte of a frame that names its driver. */
    static final byte NAMED = 3;

    private static final int NAME = 31;

    private FixFrames() {}

    static boolean isNamed(byte[] frame) {
        return frame.length > 0 && frame[0] == NAMED;
    }

    /**
     * The driver whom a frame names.
     *
     * @throws Problem.Raised 400 when it is cut short, or names nobody
     */
    static String driverOf(byte[] frame) {
        String name = frame.length < 1 + NAME ? "" : new String(frame, 1, NAME, StandardCharsets.ISO_8859_1);
        if (!Ids.isId(UserId.PREFIX, name)) {
            throw Problem.of(400, "frame-malformed", "a frame of version 3 begins with a driver's id of 31 characters")
                    .raise();
        }
        return name;
    }

    /** The fixes of a frame that names its driver, as version 2. */
    static byte[] fixesOf(byte[] frame) {
        byte[] value = new byte[frame.length - NAME];
        value[0] = FixBytes.MANY;
        System.arraycopy(frame, 1 + NAME, value, 1, value.length - 1);
        return value;
    }
}
