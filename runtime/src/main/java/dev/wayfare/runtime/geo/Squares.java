package dev.wayfare.runtime.geo;

import dev.wayfare.runtime.geo.DriverIndex.Spot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * The occupied squares of a grid, each with who stands in it: an open hash table whose entries are replaced, never changed. One
 * thread writes; others read without locks.
 */
final class Squares {

    /** No square. */
    static final long NOWHERE = Long.MIN_VALUE;

    private static final Spot[] NOBODY = {};
    private static final VarHandle PEOPLE = MethodHandles.arrayElementVarHandle(Spot[][].class);
    private static final VarHandle KEYS = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile Table table = new Table(64);
    private int used;

    /** Keys and, at the same places, who stands there. A key stays for the life of its table. */
    private record Table(long[] keys, Spot[][] people) {
        Table(int size) {
            this(new long[size], new Spot[size][]);
            Arrays.fill(keys, NOWHERE);
        }

        /** Where a key stands, or the free place where it would. */
        int find(long key) {
            int mask = keys.length - 1;
            int i = (int) ((key * 0x9E37_79B9_7F4A_7C15L) >>> 40) & mask;
            long there = (long) KEYS.getAcquire(keys, i);
            while (there != key && there != NOWHERE) {
                i = (i + 1) & mask;
                there = (long) KEYS.getAcquire(keys, i);
            }
            return i;
        }
    }

    /** Who stands in a square; not to be changed. */
    Spot[] at(long square) {
        Table now = table;
        Spot[] people = (Spot[]) PEOPLE.getAcquire(now.people(), now.find(square));
        return people == null ? NOBODY : people;
    }

    void add(long square, Spot spot) {
        Table now = roomy();
        int i = now.find(square);
        Spot[] before = now.people()[i];
        int count = before == null ? 0 : before.length;
        Spot[] after = before == null ? new Spot[1] : Arrays.copyOf(before, count + 1);
        after[count] = spot;
        PEOPLE.setRelease(now.people(), i, after);
        if (now.keys()[i] == NOWHERE) {
            KEYS.setRelease(now.keys(), i, square);
            used++;
        }
    }

    void remove(long square, Spot spot) {
        Table now = table;
        int i = now.find(square);
        Spot[] before = now.people()[i];
        int place = before == null ? -1 : Arrays.asList(before).indexOf(spot);
        if (place < 0) {
            return;
        }
        Spot[] after = Arrays.copyOf(before, before.length - 1);
        if (place < after.length) {
            after[place] = before[before.length - 1];
        }
        PEOPLE.setRelease(now.people(), i, after);
    }

    /** A table with room for one more; a new one leaves out the squares that nobody stands in any more. */
    private Table roomy() {
        Table now = table;
        if (used < now.keys().length / 2) {
            return now;
        }
        int occupied = 0;
        for (Spot[] people : now.people()) {
            occupied += people != null && people.length > 0 ? 1 : 0;
        }
        Table next = new Table(Integer.highestOneBit(Math.max(32, occupied)) * 4);
        for (int i = 0; i < now.keys().length; i++) {
            Spot[] people = now.people()[i];
            if (people != null && people.length > 0) {
                int place = next.find(now.keys()[i]);
                next.keys()[place] = now.keys()[i];
                next.people()[place] = people;
            }
        }
        used = occupied;
        table = next;
        return next;
    }
}
