package dev.wayfare.tracking.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All sightings of a driver during one ride, in the order in which the log has them: some six bytes each, so that tens of thousands
 * of rides fit into memory. Keeps time to the millisecond, places to 0.1 m and accuracy to the metre. One thread.
 */
public final class Trail {

    /** What one ride may have: a fix a second for twelve hours, and then some. What comes after that is not kept. */
    public static final int MOST = 60_000;

    private static final double DEGREES = 1e6;
    private static final int LONGEST = 32;

    private byte[] bytes = new byte[256];
    private int size;
    private int count;
    private long lastAtMs;
    private long lastLat;
    private long lastLon;

    /** Adds what was seen. Returns false when the trail is full. */
    public boolean add(Sighting seen) {
        if (count == MOST) {
            return false;
        }
        if (bytes.length - size < LONGEST) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        long lat = Math.round(seen.lat() * DEGREES);
        long lon = Math.round(seen.lon() * DEGREES);
        put(seen.atMs() - lastAtMs);
        put(lat - lastLat);
        put(lon - lastLon);
        put(Float.isNaN(seen.accuracyM()) ? -1 : Math.round(seen.accuracyM()));
        lastAtMs = seen.atMs();
        lastLat = lat;
        lastLon = lon;
        count++;
        return true;
    }

    public int size() {
        return count;
    }

    /** What was seen, by its own time; of two of the same time the one that the log had first. */
    public List<Sighting> inOrder() {
        List<Sighting> seen = new ArrayList<>(count);
        long atMs = 0;
        long lat = 0;
        long lon = 0;
        Reader in = new Reader();
        for (int i = 0; i < count; i++) {
            atMs += in.next();
            lat += in.next();
            lon += in.next();
            long accuracy = in.next();
            seen.add(new Sighting(
                    atMs, lat / DEGREES, lon / DEGREES, Float.NaN, Float.NaN, accuracy < 0 ? Float.NaN : accuracy));
        }
        seen.sort((one, other) -> Long.compare(one.atMs(), other.atMs()));
        return seen;
    }

    /** A copy that is not changed any more. */
    public Trail copy() {
        Trail copy = new Trail();
        copy.bytes = Arrays.copyOf(bytes, Math.max(size, LONGEST));
        copy.size = size;
        copy.count = count;
        copy.lastAtMs = lastAtMs;
        copy.lastLat = lastLat;
        copy.lastLon = lastLon;
        return copy;
    }

    /** Bytes held. */
    int bytes() {
        return size;
    }

    private void put(long value) {
        long left = (value << 1) ^ (value >> 63);
        while ((left & ~0x7FL) != 0) {
            bytes[size++] = (byte) (left | 0x80);
            left >>>= 7;
        }
        bytes[size++] = (byte) left;
    }

    private final class Reader {
        private int at;

        long next() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte one = bytes[at++];
                value |= (one & 0x7FL) << shift;
                if (one >= 0) {
                    return (value >>> 1) ^ -(value & 1);
                }
            }
        }
    }
}
