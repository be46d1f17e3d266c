package dev.wayfare.gateway.map;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * One who watches. While he has not read the last frame he gets no other; what he missed is made good by a whole list. So a slow one
 * costs nothing and slows nobody. Who has read nothing for a minute is closed. Thread-safe; never blocks.
 */
final class MapSocket {

    private static final long DEAF_NS = Duration.ofMinutes(1).toNanos();

    private final WebSocketWriter out;
    private final Runnable cut;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean behind = true;
    private volatile long writtenNs = System.nanoTime();

    MapSocket(WebSocketWriter out, Runnable cut) {
        this.out = out;
        this.cut = cut;
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
        if (!behind && !send(frame)) {
            behind = true;
        }
    }

    /** The whole list, for who is behind. */
    void list(Supplier<String> frame) {
        if (behind && send(frame.get())) {
            behind = false;
        }
    }

    private boolean send(String frame) {
        if (!busy.compareAndSet(false, true)) {
            if (System.nanoTime() - writtenNs > DEAF_NS && out.isOpen()) {
                out.close(WebSocketCloseStatus.TRY_AGAIN_LATER, "you do not read; connect again");
                cut.run();
            }
            return false;
        }
        writtenNs = System.nanoTime();
        if (!out.tryWrite(frame)) {
            return false;
        }
        var _ = out.whenConsumed().thenRun(() -> busy.set(false));
        return true;
    }
}
