package dev.wayfare.runtime.decider;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An aggregate as it lies in the store: a small header, then the state, mostly as JSON.
 *
 * @param version events accepted so far
 * @param indexedDue epoch milliseconds under which the due index knows it; 0 = not indexed
 * @param correlation of the request that made it, for whatever its timers cause; empty when unknown
 * @param stateName which state record
 * @param state in the form of its aggregate
 */
record StoredState(long version, long indexedDue, String correlation, String stateName, byte[] state) {

    private static final byte FORMAT = 1;

    byte[] encode() {
        byte[] from = correlation.getBytes(StandardCharsets.UTF_8);
        byte[] name = stateName.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + 8 + 8 + 2 + from.length + 2 + name.length + state.length)
                .put(FORMAT)
                .putLong(version)
                .putLong(indexedDue)
                .putShort((short) from.length)
                .put(from)
                .putShort((short) name.length)
                .put(name)
                .put(state)
                .array();
    }

    static StoredState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte format = in.get();
        if (format != FORMAT) {
            throw new IllegalStateException("a stored state of format " + format + "; this program reads " + FORMAT);
        }
        long version = in.getLong();
        long due = in.getLong();
        String correlation = text(in);
        String name = text(in);
        return new StoredState(version, due, correlation, name, Arrays.copyOfRange(bytes, in.position(), bytes.length));
    }

    private static String text(ByteBuffer in) {
        byte[] bytes = new byte[in.getShort()];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
