package dev.wayfare.travel.catalogue.world;

import java.util.List;

/**
 * Chance that always falls the same way: a number for a seed and a name, whatever else is asked, in whatever order. So one more
 * route in a file changes no other flight.
 *
 * @param state seed and name, mixed
 */
record Chance(long state) {

    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;
    private static final int HUNDRED = 100;

    static Chance of(long seed) {
        return new Chance(mixed(seed + GOLDEN));
    }

    /** The chance of this name. */
    Chance of(String name) {
        long mixed = state;
        for (int i = 0; i < name.length(); i++) {
            mixed = mixed(mixed ^ (name.charAt(i) * GOLDEN));
        }
        return new Chance(mixed(mixed + GOLDEN));
    }

    /** From least to most, both included. */
    int between(int least, int most) {
        return least + (int) Long.remainderUnsigned(state, most - least + 1L);
    }

    boolean inPercent(int percent) {
        return between(1, HUNDRED) <= percent;
    }

    <T> T oneOf(List<T> all) {
        return all.get(between(0, all.size() - 1));
    }

    private static long mixed(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return z ^ (z >>> 31);
    }
}
