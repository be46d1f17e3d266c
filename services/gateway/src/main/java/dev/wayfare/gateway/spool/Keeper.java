package dev.wayfare.gateway.spool;

import dev.wayfare.gateway.http.Problems;
import dev.wayfare.kernel.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes commands into the store, those that come together in one journaled write, in the order of their coming. Thread-safe
 * and never blocks its callers; the store is only touched by a thread of its own.
 */
final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final int WAITING = 20_000;
    private static final int AT_ONCE = 1_000;
    private static final long LOOK_UP_MS = 200;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final KeptCommands store;
    private final BlockingQueue<Order> orders = new LinkedBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile boolean open = true;

    private record Order(Kept command, CompletableFuture<Void> done) {}

    Keeper(KeptCommands store) {
        this.store = store;
        this.thread = Thread.ofPlatform().name("spool-keeper").start(this::run);
    }

    /** Completes when the command is durable; fails with a problem when it could not be kept. */
    CompletableFuture<Void> keep(Kept command) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        if (!open || !orders.offer(new Order(command, done))) {
            done.completeExceptionally(away().raise());
        }
        return done;
    }

    /** What is told when neither the log nor the store takes a command. */
    static Problem away() {
        return Problems.unavailable("log-unavailable", "the platform cannot take commands just now; try again");
    }

    private void run() {
        List<Order> together = new ArrayList<>(AT_ONCE);
        try {
            while (open || !orders.isEmpty()) {
                Order first = orders.poll(LOOK_UP_MS, TimeUnit.MILLISECONDS);
                if (first != null) {
                    together.add(first);
                    orders.drainTo(together, AT_ONCE - 1);
                    write(together);
                    together.clear();
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts this thread", e);
        }
    }

    private void write(List<Order> together) {
        try {
            store.add(together.stream().map(Order::command).toList());
        } catch (RuntimeException e) {
            LOG.warn("{} commands could not be kept and are refused: {}", together.size(), e.toString());
            together.forEach(order -> order.done().completeExceptionally(away().raise()));
            return;
        }
        together.forEach(order -> order.done().complete(null));
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        thread.join(LONGEST_STOP);
    }
}
