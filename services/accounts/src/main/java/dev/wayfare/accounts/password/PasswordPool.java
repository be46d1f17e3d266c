package dev.wayfare.accounts.password;

/**
 * How much of a machine passwords may take.
 *
 * @param threads passwords hashed at the same time
 * @param queue passwords that may wait for a thread; one more is refused
 * @param cost of each
 */
public record PasswordPool(int threads, int queue, Argon2Cost cost) {

    public PasswordPool {
        if (threads < 1 || queue < 1) {
            throw new IllegalArgumentException(
                    "a password pool of " + threads + " threads and a queue of " + queue + "; both must be at least 1");
        }
    }
}
