package dev.wayfare.accounts.password;

import dev.wayfare.kernel.Problem;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Hashes and checks passwords on so many threads and no more, with a queue that says no when it is full: a flood of
 * sign-ups takes neither all memory nor all cores. Calls block; make them on a virtual thread. Thread-safe.
 */
public final class PasswordHashing implements AutoCloseable {

    private final SecureRandom random = new SecureRandom();
    private final PasswordPool size;
    private final ThreadPoolExecutor pool;
    private final Argon2Hash nobodys;
    private final LongAdder refused = new LongAdder();

    public PasswordHashing(PasswordPool size) {
        this.size = size;
        this.pool = new ThreadPoolExecutor(
                size.threads(),
                size.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(size.queue()),
                Thread.ofPlatform().name("passwords-", 1).daemon().factory());
        this.nobodys = Argon2Hash.of("nobody's password", salt(), size.cost());
    }

    /**
     * A password's hash, as a PHC string.
     *
     * @throws Problem.Raised 429 {@code passwords-busy} when too many wait already
     */
    public String hash(String password) {
        return inPool(() -> Argon2Hash.of(password, salt(), size.cost()).text());
    }

    /**
     * Whether a password belongs to a hash.
     *
     * @throws Problem.Raised 429 {@code passwords-busy} when too many wait already
     */
    public boolean isRight(String password, String phc) {
        Argon2Hash hash = Argon2Hash.parse(phc);
        return inPool(() -> hash.isOf(password));
    }

    /**
     * Takes as long as {@link #isRight} and tells nothing: so that a sign-in does not tell by its time which e-mails are known.
     *
     * @throws Problem.Raised 429 {@code passwords-busy} when too many wait already
     */
    public void checkForNobody(String password) {
        var _ = inPool(() -> nobodys.isOf(password));
    }

    /** How many passwords wait for a thread at this moment. */
    public int waiting() {
        return pool.getQueue().size();
    }

    /** How many have been hashed or checked. */
    public long done() {
        return pool.getCompletedTaskCount();
    }

    /** How many were refused because too many were waiting. */
    public long refused() {
        return refused.sum();
    }

    private byte[] salt() {
        byte[] salt = new byte[Argon2Hash.SALT_BYTES];
        random.nextBytes(salt);
        return salt;
    }

    private <T> T inPool(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        try {
            pool.execute(task);
            return task.get();
        } catch (RejectedExecutionException full) {
            refused.increment();
            throw Problem.of(
                            429,
                            "passwords-busy",
                            size.queue() + " passwords are waiting to be hashed already; try again in a few seconds")
                    .raise();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.cancel(false);
            throw new IllegalStateException("interrupted while a password was hashed", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("hashing a password failed", e.getCause());
        }
    }

    @Override
    public void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(Duration.ofSeconds(2).toMillis(), TimeUnit.MILLISECONDS)) {
                pool.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
