package dev.wayfare.accounts.password;

/**
 * What one hash costs.
 *
 * <p>The default is the least that OWASP's Password Storage Cheat Sheet recommends for Argon2id; it names 7 MiB with 5
 * iterations as of equal strength, which needs less memory and, on a machine whose caches are shared, less time.
 *
 * @param memoryKib KiB filled
 * @param iterations how often
 */
public record Argon2Cost(int memoryKib, int iterations) {

    /** 7 MiB, 5 iterations: as strong as 19 MiB and 2, and it puts less strain on caches and the collector. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(7_168, 5);

    private static final int LEAST_KIB = 1_024;
    private static final int MOST_KIB = 1_048_576;
    private static final int MOST_ITERATIONS = 20;

    public Argon2Cost {
        if (memoryKib < LEAST_KIB || memoryKib > MOST_KIB) {
            throw new IllegalArgumentException(
                    "Argon2 memory of " + memoryKib + " KiB is not " + LEAST_KIB + " to " + MOST_KIB);
        }
        if (iterations < 1 || iterations > MOST_ITERATIONS) {
            throw new IllegalArgumentException("Argon2 iterations " + iterations + " are not 1 to " + MOST_ITERATIONS);
        }
    }
}
