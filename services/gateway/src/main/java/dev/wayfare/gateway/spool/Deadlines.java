package dev.wayfare.gateway.spool;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Gives up attempts that take too long, a tenth of a second late at most. All have the same patience, so they fall due in the order
 * in which they began. Thread-safe.
 */
final class Deadlines implements AutoCloseable {

    private static final long LOOK_EVERY_NS = Duration.ofMillis(100).toNanos();

    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Consumer<Attempt> overdue;
    private final Thread thread;
    private volatile boolean open = true;

    Deadlines(Consumer<Attempt> overdue) {
        this.overdue = overdue;
        this.thread = Thread.ofPlatform().name("append-deadlines").start(this::run);
    }

    void watch(Attempt attempt) {
        attempts.add(attempt);
    }

    private void run() {
        while (open) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            look();
        }
    }

    private void look() {
        long now = System.nanoTime();
        Attempt first = attempts.peek();
        while (first != null && (first.isOver() || first.isDue(now))) {
            attempts.remove();
            if (!first.isOver()) {
                overdue.accept(first);
            }
            first = attempts.peek();
        }
    }

    @Override
    public void close() {
        open = false;
        LockSupport.unpark(thread);
    }
}
