package dev.wayfare.checker.check;

import java.util.Arrays;

/**
 * A set of texts that remembers 8 bytes of each: enough to notice a repeat among millions, at odds of one in some
 * millions of taking a new text for an old one. One thread.
 */
public final class Fingerprints {

    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final char BETWEEN = 0xffff;

    private long[] slots = new long[64];
    private int size;

    /** Fingerprint of these texts, in this order. */
    public static long of(String... parts) {
        long hash = OFFSET;
        for (String part : parts) {
            for (int i = 0; i < part.length(); i++) {
                hash = (hash ^ part.charAt(i)) * PRIME;
            }
            hash = (hash ^ BETWEEN) * PRIME;
        }
        return mixed(hash);
    }

    private static long mixed(long hash) {
        long once = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        long twice = (once ^ (once >>> 33)) * 0xc4ceb9fe1a85ec53L;
        long last = twice ^ (twice >>> 33);
        return last == 0 ? 1 : last;
    }

    /** Remembers these texts; false when they were there before. */
    public boolean add(String... parts) {
        long print = of(parts);
        int slot = slotOf(slots, print);
        if (slots[slot] == print) {
            return false;
        }
        slots[slot] = print;
        size++;
        if (size > slots.length / 4 * 3) {
            grow();
        }
        return true;
    }

    public boolean contains(String... parts) {
        long print = of(parts);
        return slots[slotOf(slots, print)] == print;
    }

    private void grow() {
        long[] wider = new long[slots.length * 2];
        Arrays.stream(slots).filter(print -> print != 0).forEach(print -> wider[slotOf(wider, print)] = print);
        slots = wider;
    }

    private static int slotOf(long[] slots, long print) {
        int slot = (int) print & (slots.length - 1);
        while (slots[slot] != 0 && slots[slot] != print) {
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }
}
