package dev.wayfare.tracking.stream;

import dev.wayfare.tracking.model.FollowedRide;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whose fixes matter: the drivers of one partition who are on a ride, found by the raw key of a record, so that a fix of anybody else
 * costs a hash and nothing more. A driver has more than one ride while the log is read again. One thread.
 */
final class FollowedDrivers {

    private final Map<Key, List<FollowedRide>> byDriver = new HashMap<>();
    private final Key probe = new Key(new byte[0]);

    /** Bytes as a key; the probe changes what it holds, the keys of the map never do. */
    private static final class Key {
        private byte[] bytes;

        Key(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }
    }

    void add(FollowedRide ride) {
        byDriver.computeIfAbsent(keyOf(ride), driver -> new ArrayList<>(1)).add(ride);
    }

    void remove(FollowedRide ride) {
        byDriver.computeIfPresent(keyOf(ride), (driver, rides) -> {
            rides.remove(ride);
            return rides.isEmpty() ? null : rides;
        });
    }

    /** The rides of the driver whom this key names; none for most. */
    List<FollowedRide> of(byte[] key) {
        if (byDriver.isEmpty()) {
            return List.of();
        }
        probe.bytes = key;
        return byDriver.getOrDefault(probe, List.of());
    }

    private static Key keyOf(FollowedRide ride) {
        return new Key(ride.itinerary().driver().value().getBytes(StandardCharsets.UTF_8));
    }
}
