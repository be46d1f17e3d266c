package dev.wayfare.runtime.geo;

import dev.wayfare.runtime.geo.DriverIndex.Spot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * The occupied squares of a grid, each with who stands in it: an open hash table. One thread writes; others read without locks. Who
 * leaves a square gives his place to the last in it, so who reads a square from its end to its beginning overlooks nobody who stays.
 */
final class Squares {

    /** No square. */
    static final long NOWHERE = Long.MIN_VALUE;

    private static final int FEWEST = 4;
    private static final VarHandle PEOPLE = MethodHandles.arrayElementVarHandle(Spot[][].class);
    private static final VarHandle PERSON = MethodHandles.arrayElementVarHandle(Spot[].class);
    private static final VarHandle KEYS = MethodHandles.arrayElementVarHandle(long[].class);

    private final int number;
    private volatile Table table = new Table(64);
    private int used;

    /**
     * Nobody anywhere.
     *
     * @param number by which a spot knows these squares from others that it may stand in, too
     */
    Squares(int number) {
        this.number = number;
    }

    /**
     * Keys and, at the same places, who stands there. A key stays for the life of its table.
     *
     * @param counts how many stand in a square: its first places, the others are null; the writer's alone
     */
    private record Table(long[] keys, Spot[][] people, int[] counts) {
        Table(int size) {
            this(new long[size], new Spot[size][], new int[size]);
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

    /** Shows a square to who takes each in it, a newcomer perhaps not, and one who leaves perhaps still. */
    void each(long square, Consumer<Spot> taker) {
        Table now = table;
        Spot[] people = (Spot[]) PEOPLE.getAcquire(now.people(), now.find(square));
        if (people == null) {
            return;
        }
        for (int i = people.length - 1; i >= 0; i--) {
            Spot one = (Spot) PERSON.getAcquire(people, i);
            if (one != null) {
                taker.accept(one);
            }
        }
    }

    void add(long square, Spot spot) {
        Table now = roomy();
        int i = now.find(square);
        int count = now.counts()[i]++;
        spot.place(number, count);
        Spot[] people = now.people()[i];
        if (people == null || count == people.length) {
            Spot[] longer = people == null ? new Spot[FEWEST] : Arrays.copyOf(people, count + count / 2);
            longer[count] = spot;
            PEOPLE.setRelease(now.people(), i, longer);
        } else {
            PERSON.setRelease(people, count, spot);
        }
        if (now.keys()[i] == NOWHERE) {
            KEYS.setRelease(now.keys(), i, square);
            used++;
        }
    }

    void remove(long square, Spot spot) {
        removeAt(square, spot.place(number), spot);
    }

    /** From one square to another, and never in none. */
    void move(long from, long to, Spot spot) {
        if (from != to) {
            int place = spot.place(number);
            add(to, spot);
            removeAt(from, place, spot);
        }
    }

    private void removeAt(long square, int place, Spot spot) {
        Table now = table;
        int i = now.find(square);
        Spot[] people = now.people()[i];
        if (people == null || place >= now.counts()[i] || people[place] != spot) {
            return;
        }
        int last = --now.counts()[i];
        if (place < last) {
            people[last].place(number, place);
            PERSON.setRelease(people, place, people[last]);
        }
        PERSON.setRelease(people, last, null);
        if (last == 0) {
            PEOPLE.setRelease(now.people(), i, null);
        } else if (last >= FEWEST && last < people.length / 4) {
            PEOPLE.setRelease(now.people(), i, Arrays.copyOf(people, 2 * last));
        }
    }

    /** A table with room for one more; a new one leaves out the squares that nobody stands in any more. */
    private Table roomy() {
        Table now = table;
        if (used < now.keys().length / 2) {
            return now;
        }
        int occupied = 0;
        for (Spot[] people : now.people()) {
            occupied += people == null ? 0 : 1;
        }
        Table next = new Table(Integer.highestOneBit(Math.max(32, occupied)) * 4);
        for (int i = 0; i < now.keys().length; i++) {
            Spot[] people = now.people()[i];
            if (people != null) {
                int place = next.find(now.keys()[i]);
                next.keys()[place] = now.keys()[i];
                next.people()[place] = people;
                next.counts()[place] = now.counts()[i];
            }
        }
        used = occupied;
        table = next;
        return next;
    }
}
