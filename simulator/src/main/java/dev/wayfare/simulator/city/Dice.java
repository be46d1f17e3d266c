package dev.wayfare.simulator.city;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A place in a tree of random choices. The same path from the same seed always gives the same outcome, in whatever
 * order and on whatever thread it is asked.
 */
public record Dice(long state) {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    public static Dice of(long seed) {
        return new Dice(mix(seed + GOLDEN));
    }

    public Dice child(String occasion) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < occasion.length(); i++) {
            hash = (hash ^ occasion.charAt(i)) * 0x100000001B3L;
        }
        return child(hash);
    }

    public Dice child(long number) {
        return new Dice(mix(state ^ mix(number + GOLDEN)));
    }

    /** 0 (inclusive) to 1 (exclusive). */
    public double roll() {
        return (mix(state) >>> 11) * 0x1.0p-53;
    }

    /** True with this probability. */
    public boolean happens(double probability) {
        return roll() < probability;
    }

    public double between(double least, double most) {
        return least + roll() * (most - least);
    }

    /** 0 (inclusive) to the bound (exclusive). */
    public int below(int bound) {
        return (int) (roll() * bound);
    }

    /** Many numbers that start here. */
    public RandomGenerator stream() {
        return new SplittableRandom(state);
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
