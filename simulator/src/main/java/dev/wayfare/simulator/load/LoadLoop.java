package dev.wayfare.simulator.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Many requests on one thread: the caller's. Requests wait in order for a free connection. Only {@link #post} may be
 * called from other threads.
 */
final class LoadLoop implements AutoCloseable {

    private static final long NAP_NS = 50_000;
    private static final long LONGEST_SELECT_NS = 1_000_000;

    /** What the load does by itself. */
    interface Work {

        /** Does what is due; says when it wants to be asked again at the latest, {@link Long#MAX_VALUE} = never. */
        long run(long nowNs);

        /** True when the load is over. */
        boolean isDone(long nowNs);
    }

    private record Timed(long atNs, Runnable action) {}

    private final Selector selector;
    private final Deque<LoadConnection> free = new ArrayDeque<>();
    private final List<LoadConnection> all = new ArrayList<>();
    private final Deque<Exchange> waiting = new ArrayDeque<>();
    private final PriorityQueue<Timed> timers = new PriorityQueue<>(Comparator.comparingLong(Timed::atNs));
    private final Queue<Runnable> inbox = new ConcurrentLinkedQueue<>();

    LoadLoop(URI baseUrl, int connections) {
        if (!"http".equals(baseUrl.getScheme()) || connections < 1) {
            throw new IllegalArgumentException(
                    "a load needs http and a connection, not " + baseUrl + " and " + connections);
        }
        int port = baseUrl.getPort() < 0 ? 80 : baseUrl.getPort();
        InetSocketAddress target = new InetSocketAddress(baseUrl.getHost(), port);
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open a selector", e);
        }
        for (int i = 0; i < connections; i++) {
            LoadConnection connection = new LoadConnection(target, selector);
            all.add(connection);
            free.push(connection);
        }
    }

    /** Sends as soon as a connection is free. */
    void send(Exchange exchange) {
        waiting.add(exchange);
    }

    /** How many could be sent at once now. */
    int free() {
        return free.size() - waiting.size();
    }

    /** Does this later. */
    void after(long delayNs, Runnable action) {
        timers.add(new Timed(System.nanoTime() + delayNs, action));
    }

    /** Does this on the loop, soon. From any thread. */
    void post(Runnable action) {
        inbox.add(action);
        selector.wakeup();
    }

    /** Works until it is done. */
    void run(Work work) throws InterruptedException {
        try {
            while (!work.isDone(System.nanoTime())) {
                if (Thread.interrupted()) {
                    throw new InterruptedException("the load was stopped");
                }
                runInbox();
                long now = System.nanoTime();
                long due = Math.min(runTimers(now), work.run(now));
                sendWaiting();
                turn(due);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the load's selector failed", e);
        }
    }

    private void runInbox() {
        for (Runnable action = inbox.poll(); action != null; action = inbox.poll()) {
            action.run();
        }
    }

    private long runTimers(long now) {
        while (!timers.isEmpty() && timers.peek().atNs() <= now) {
            timers.remove().action().run();
        }
        return timers.isEmpty() ? Long.MAX_VALUE : timers.peek().atNs();
    }

    private void sendWaiting() {
        while (!waiting.isEmpty() && !free.isEmpty()) {
            LoadConnection connection = free.pop();
            connection.send(waiting.remove());
            if (connection.isFree()) {
                free.push(connection);
            }
        }
    }

    private void turn(long dueNs) throws IOException {
        long waitNs = dueNs == Long.MAX_VALUE ? LONGEST_SELECT_NS : dueNs - System.nanoTime();
        int ready = waitNs >= LONGEST_SELECT_NS ? selector.select(1) : selector.selectNow();
        if (ready == 0) {
            if (waitNs > 0 && waitNs < LONGEST_SELECT_NS) {
                LockSupport.parkNanos(Math.min(waitNs, NAP_NS));
            }
            return;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            LoadConnection connection = (LoadConnection) key.attachment();
            boolean wasBusy = !connection.isFree();
            connection.ready();
            if (wasBusy && connection.isFree()) {
                free.push(connection);
            }
        }
        selector.selectedKeys().clear();
    }

    @Override
    public void close() {
        all.forEach(LoadConnection::close);
        try {
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close a selector", e);
        }
    }
}
