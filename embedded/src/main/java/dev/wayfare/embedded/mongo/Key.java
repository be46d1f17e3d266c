package dev.wayfare.embedded.mongo;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/**
 * A key of a map in the store: bytes whose unsigned order is the order of the values they were made from, so that an
 * index can be searched by value, by leading values and by range. Immutable; the bytes are not to be changed.
 */
final class Key implements Comparable<Key> {
    private final byte[] bytes;

    Key(byte[] bytes) {
        this.bytes = bytes;
    }

    int length() {
        return bytes.length;
    }

    boolean startsWith(Key prefix) {
        return bytes.length >= prefix.bytes.length
                && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
    }

    Key followedBy(Key rest) {
        byte[] joined = Arrays.copyOf(bytes, bytes.length + rest.bytes.length);
        System.arraycopy(rest.bytes, 0, joined, bytes.length, rest.bytes.length);
        return new Key(joined);
    }

    /** The least key above every key that starts with this one; null if there is none. */
    @Nullable
    Key afterPrefix() {
        int last = bytes.length - 1;
        while (last >= 0 && bytes[last] == (byte) 0xFF) {
            last--;
        }
        if (last < 0) {
            return null;
        }
        byte[] next = Arrays.copyOf(bytes, last + 1);
        next[last]++;
        return new Key(next);
    }

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    /** How the store writes and orders keys. */
    static final class Type extends BasicDataType<Key> {
        static final Type INSTANCE = new Type();

        private static final int OBJECT_HEADERS = 40;

        private Type() {}

        @Override
        public int compare(Key a, Key b) {
            return a.compareTo(b);
        }

        @Override
        public int getMemory(Key key) {
            return OBJECT_HEADERS + key.bytes.length;
        }

        @Override
        public void write(WriteBuffer buffer, Key key) {
            buffer.putVarInt(key.bytes.length).put(key.bytes);
        }

        @Override
        public Key read(ByteBuffer buffer) {
            byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
            buffer.get(bytes);
            return new Key(bytes);
        }

        @Override
        public Key[] createStorage(int size) {
            return new Key[size];
        }
    }
}
