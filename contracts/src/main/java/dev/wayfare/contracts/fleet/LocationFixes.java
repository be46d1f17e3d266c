package dev.wayfare.contracts.fleet;

import java.util.ArrayList;
import java.util.List;

/**
 * Fixes of one driver that were sent together, in the order of their times: a value of {@code driver-location-updates}. Whoever
 * reads many of them takes {@link FixBytes} instead, which makes no objects.
 */
public record LocationFixes(List<LocationFix> fixes) {

    public LocationFixes {
        fixes = List.copyOf(fixes);
        if (fixes.isEmpty() || fixes.size() > FixBytes.MOST) {
            throw new IllegalArgumentException(fixes.size() + " fixes; 1 to " + FixBytes.MOST + " go together");
        }
    }

    /** The bytes of version {@link FixBytes#MANY}. */
    public byte[] encode() {
        byte[] value = new byte[FixBytes.length(fixes.size())];
        value[0] = FixBytes.MANY;
        for (int i = 0; i < fixes.size(); i++) {
            fixes.get(i).put(value, i);
        }
        return value;
    }

    /**
     * Reads a value of any version.
     *
     * @throws IllegalArgumentException when it holds no fixes
     */
    public static LocationFixes decode(byte[] value) {
        int count = FixBytes.count(value);
        List<LocationFix> fixes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            fixes.add(LocationFix.read(value, i));
        }
        return new LocationFixes(fixes);
    }
}
