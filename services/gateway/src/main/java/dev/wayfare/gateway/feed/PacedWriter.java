package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one socket no faster than its client reads: a few frames, and the next when these are gone. Who lets too many wait is closed,
 * and what waited is dropped. What waits belongs to the owner of the socket, and is touched under this lock alone. Thread-safe; never
 * blocks.
 */
public final class PacedWriter {

    private final WebSocketWriter out;
    private final Frames frames;
    private final int atOnce;
    private final int mostWaiting;
    private final String tooSlow;
    private final Runnable cut;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean writing;

    /** What waits to be written; asked under the lock. */
    public interface Frames {
        int waiting();

        /** The next frame, which waits no longer; null when there is none. */
        @Nullable
        String next();

        /** The socket is closed: nothing more is written. */
        void drop();

        /** All has been written. */
        default void written() {}
    }

    /**
     * A writer.
     *
     * @param atOnce frames that are written before the client must have read some
     * @param tooSlow told to a client who lets more than {@code mostWaiting} frames wait
     * @param cut run then, once: ends the connection of a client who does not read that either
     */
    public PacedWriter(WebSocketWriter out, Frames frames, int atOnce, int mostWaiting, String tooSlow, Runnable cut) {
        this.out = out;
        this.frames = frames;
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.tooSlow = tooSlow;
        this.cut = cut;
    }

    /** Changes what waits, and writes what can be written. */
    public void change(Runnable change) {
        changeIf(() -> {
            change.run();
            return true;
        });
    }

    /**
     * Changes what waits, and writes what can be written where the change was made.
     *
     * @return whether it was
     */
    public boolean changeIf(BooleanSupplier change) {
        boolean changed;
        lock.lock();
        try {
            changed = change.getAsBoolean();
        } finally {
            lock.unlock();
        }
        if (changed) {
            pump();
        }
        return changed;
    }

    private void pump() {
        lock.lock();
        try {
            if (frames.waiting() > mostWaiting) {
                frames.drop();
                if (out.isOpen()) {
                    out.close(WebSocketCloseStatus.TRY_AGAIN_LATER, tooSlow);
                    cut.run();
                }
                return;
            }
            if (writing || !writeSome()) {
                return;
            }
        } finally {
            lock.unlock();
        }
        var _ = out.whenConsumed().thenRun(this::consumed);
    }

    /** Whether something is on its way to the client now. */
    private boolean writeSome() {
        for (int i = 0; i < atOnce; i++) {
            String next = frames.next();
            if (next == null) {
                break;
            }
            if (!out.tryWrite(next)) {
                writing = false;
                frames.drop();
                return false;
            }
            writing = true;
        }
        if (!writing) {
            frames.written();
        }
        return writing;
    }

    private void consumed() {
        lock.lock();
        try {
            writing = false;
        } finally {
            lock.unlock();
        }
        pump();
    }
}
