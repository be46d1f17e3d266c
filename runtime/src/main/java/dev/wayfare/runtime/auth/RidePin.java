package dev.wayfare.runtime.auth;

import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.node.Secrets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The PIN of a ride: four digits that its rider shows the driver. Derived from the platform's secret, so that it is stored
 * nowhere and written to no topic. Thread-safe.
 */
public final class RidePin {

    private static final String PURPOSE = "ride-pin";
    private static final int PINS = 10_000;

    private final Secrets secrets;

    public RidePin(Secrets secrets) {
        this.secrets = secrets;
    }

    /** Four digits, the same in every process of the platform. */
    public String of(RideId ride) {
        long number = ByteBuffer.wrap(secrets.sign(PURPOSE, ride.value())).getLong();
        return "%04d".formatted(Math.floorMod(number, PINS));
    }

    /** Whether these are the ride's digits; takes the same time whatever was typed. */
    public boolean matches(RideId ride, String typed) {
        return MessageDigest.isEqual(bytes(of(ride)), bytes(typed));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
