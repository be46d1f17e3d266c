package dev.wayfare.fleet.livemap.view;

import dev.wayfare.fleet.livemap.model.LiveDriver;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.geo.DriverIndex;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fold's drivers by the bytes of their ids, so that a fix finds its driver without making a text of its key. An open hash table;
 * belongs to the fold's thread.
 */
final class DriverTable {

    private static final int LEAST = 1_024;

    private @Nullable Entry[] entries = new Entry[LEAST];
    private int size;

    /** One driver, and what the fold has still to do for him. */
    static final class Entry {
        final byte[] key;
        final int hash;
        final LiveDriver driver;
        final DriverIndex.Spot spot;
        /** Folded in this poll, and not yet put into the index. */
        boolean touched;
        /** Changed since he was last written. */
        boolean unwritten;
        /** What Redis holds of him. */
        Written written = Written.NOTHING;

        Entry(byte[] key, int hash, LiveDriver driver, DriverIndex.Spot spot) {
            this.key = key;
            this.hash = hash;
            this.driver = driver;
            this.spot = spot;
        }
    }

    int size() {
        return size;
    }

    @Nullable
    Entry find(byte[] key) {
        return entries[place(key, hash(key))];
    }

    /**
     * The driver of this key, made now if he is new.
     *
     * @throws IllegalArgumentException when the key is no user's id
     */
    Entry get(byte[] key, int partition, DriverIndex index) {
        int hash = hash(key);
        Entry known = entries[place(key, hash)];
        if (known != null) {
            return known;
        }
        String id = Ids.require(UserId.PREFIX, new String(key, StandardCharsets.UTF_8));
        return put(new LiveDriver(id, partition), index);
    }

    /** Puts a driver in, in the place of whoever had his id. */
    Entry put(LiveDriver driver, DriverIndex index) {
        if (size >= entries.length / 2) {
            grow();
        }
        byte[] key = driver.id().getBytes(StandardCharsets.UTF_8);
        int hash = hash(key);
        int place = place(key, hash);
        Entry before = entries[place];
        Entry entry = new Entry(key, hash, driver, before == null ? index.spot(new UserId(driver.id())) : before.spot);
        size += before == null ? 1 : 0;
        entries[place] = entry;
        return entry;
    }

    private int place(byte[] key, int hash) {
        int mask = entries.length - 1;
        int i = hash & mask;
        Entry there = entries[i];
        while (there != null && !(there.hash == hash && Arrays.equals(there.key, key))) {
            i = (i + 1) & mask;
            there = entries[i];
        }
        return i;
    }

    /** Ids differ in all of their characters; two multiplications spread them enough. */
    private static int hash(byte[] key) {
        int hash = Arrays.hashCode(key) * 0x9E37_79B9;
        return hash ^ (hash >>> 16);
    }

    private void grow() {
        @Nullable Entry[] before = entries;
        entries = new Entry[before.length * 2];
        for (Entry entry : before) {
            if (entry != null) {
                entries[place(entry.key, entry.hash)] = entry;
            }
        }
    }

    void forEach(Consumer<Entry> each) {
        for (Entry entry : entries) {
            if (entry != null) {
                each.accept(entry);
            }
        }
    }

    /** Forgets drivers, telling of each. */
    void removeIf(Predicate<Entry> gone, Consumer<Entry> each) {
        @Nullable Entry[] before = entries;
        entries = new Entry[before.length];
        size = 0;
        for (Entry entry : before) {
            if (entry != null && gone.test(entry)) {
                each.accept(entry);
            } else if (entry != null) {
                entries[place(entry.key, entry.hash)] = entry;
                size++;
            }
        }
    }
}
