package dev.wayfare.embedded.mongo;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** Walks over a part of a map, up or down, without reading more of it than is asked for. */
final class Scan {
    record Entry<V>(Key key, V value) {}

    private Scan() {}

    /** The entries at or above {@code from} and below {@code to}. */
    static <V> Stream<Entry<V>> of(MVMap<Key, V> map, @Nullable Key from, @Nullable Key to, boolean descending) {
        Iterator<Entry<V>> entries = new Iterator<>() {
            private final Cursor<Key, V> cursor =
                    descending ? map.cursor(to, from, true) : map.cursor(from, null, false);
            private @Nullable Entry<V> next = advance();

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Entry<V> next() {
                Entry<V> current = next;
                if (current == null) {
                    throw new NoSuchElementException();
                }
                next = advance();
                return current;
            }

            private @Nullable Entry<V> advance() {
                while (cursor.hasNext()) {
                    Key key = cursor.next();
                    boolean below = to == null || key.compareTo(to) < 0;
                    if (below) {
                        return new Entry<>(key, cursor.getValue());
                    }
                    if (!descending) {
                        return null;
                    }
                }
                return null;
            }
        };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED | Spliterator.NONNULL), false);
    }

    /** How many entries {@link #of} would give. */
    static long count(MVMap<Key, ?> map, @Nullable Key from, @Nullable Key to) {
        long first = from == null ? 0 : rank(map, from);
        long end = to == null ? map.sizeAsLong() : rank(map, to);
        return Math.max(0, end - first);
    }

    private static long rank(MVMap<Key, ?> map, Key key) {
        long index = map.getKeyIndex(key);
        return index < 0 ? -index - 1 : index;
    }
}
