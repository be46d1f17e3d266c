package dev.wayfare.gateway.map;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One who watches. While he has not read the last frame he gets no other; what he missed is made good by a whole list. So a slow one
 * costs nothing and slows nobody. Who has read nothing for a minute is closed. Thread-safe; never blocks.
 */
final class MapSocket {

    private static final long DEAF_NS = Duration.ofMinutes(1).toNanos();

    private final WebSocketWriter out;
    private final Runnable cut;
    private final LongSupplier nanoTime;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean behind = true;
    private volatile long writtenNs;

    /**
     * A socket that has been sent nothing yet.
     *
     * @param cut ends the connection of a client who does not read
     * @param nanoTime as {@link System#nanoTime}
     */
    MapSocket(WebSocketWriter out, Runnable cut, LongSupplier nanoTime) {
        this.out = out;
        this.cut = cut;
        this.nanoTime = nanoTime;
    }

    boolean isOpen() {
        return out.isOpen();
    }

    /** Whether the next frame must be a whole list. */
    boolean isBehind() {
        return behind;
    }

    /** A frame that only means something to who has read all before it. */
    void change(String frame) {
        if (!behind && (isBusy() || !send(frame))) {
            behind = true;
        }
    }

    /** The whole list, for who is behind. */
    void list(Supplier<String> frame) {
        if (behind && !isBusy() && send(frame.get())) {
            behind = false;
        }
    }

    /** Whether what was sent last has not been read; who lets it lie for a minute is cut off. */
    private boolean isBusy() {
        boolean isBusy = busy.get();
        if (isBusy && nanoTime.getAsLong() - writtenNs > DEAF_NS && out.isOpen()) {
            out.close(WebSocketCloseStatus.TRY_AGAIN_LATER, "you do not read; connect again");
            cut.run();
        }
        return isBusy;
    }

    private boolean send(String frame) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        writtenNs = nanoTime.getAsLong();
        if (!out.tryWrite(frame)) {
            return false;
        }
        var _ = out.whenConsumed().thenRun(() -> busy.set(false));
        return true;
    }
}
