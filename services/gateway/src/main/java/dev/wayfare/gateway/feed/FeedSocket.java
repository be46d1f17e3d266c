package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sending side of one socket. Frames of the feed go out in order, each once; a client that stops reading is closed when
 * too much waits for it, and resumes later. Thread-safe; never blocks.
 */
final class FeedSocket {

    private static final int MOST_WAITING = 500;
    private static final int AT_ONCE = 32;

    private final WebSocketWriter out;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Queue<Live> live = new ArrayDeque<>();
    private final boolean resumes;
    private boolean catchingUp = true;
    private boolean writing;
    private long last;

    private record Live(long seq, String frame) {}

    /**
     * A socket that begins.
     *
     * @param after the last number that the client saw; empty for a client that begins, too
     */
    FeedSocket(WebSocketWriter out, OptionalLong after) {
        this.out = out;
        this.resumes = after.isPresent();
        this.last = after.orElse(0);
    }

    /** From where the past is to be sent; empty when this client wants none of it. From now on announcements are held back. */
    OptionalLong catchUpFrom() {
        lock.lock();
        try {
            catchingUp = true;
            return resumes || last > 0 ? OptionalLong.of(last) : OptionalLong.empty();
        } finally {
            lock.unlock();
        }
    }

    boolean isOpen() {
        return out.isOpen();
    }

    /**
     * A frame that was announced just now. Held back while the past is still being sent.
     *
     * @return false when a frame before it was missed: the past must be read again
     */
    boolean announce(long seq, String frame) {
        lock.lock();
        try {
            if (catchingUp) {
                live.add(new Live(seq, frame));
            } else if (last > 0 && seq > last + 1) {
                return false;
            } else if (seq > last) {
                last = seq;
                waiting.add(numbered(seq, frame));
            }
        } finally {
            lock.unlock();
        }
        pump();
        return true;
    }

    /** A frame of the past. */
    void replay(long seq, String frame) {
        lock.lock();
        try {
            last = Math.max(last, seq);
            waiting.add(numbered(seq, frame));
        } finally {
            lock.unlock();
        }
        pump();
    }

    /** The past has been sent up to this number; what was announced meanwhile follows. */
    void caughtUp(long upTo) {
        lock.lock();
        try {
            last = Math.max(last, upTo);
            catchingUp = false;
            for (Live one : live) {
                if (one.seq() > last) {
                    last = one.seq();
                    waiting.add(numbered(one.seq(), one.frame()));
                }
            }
            live.clear();
        } finally {
            lock.unlock();
        }
        pump();
    }

    /** A frame that is no part of the feed. */
    void say(String frame) {
        lock.lock();
        try {
            waiting.add(frame);
        } finally {
            lock.unlock();
        }
        pump();
    }

    void close(WebSocketCloseStatus status, String reason) {
        out.close(status, reason);
    }

    private static String numbered(long seq, String frame) {
        return "{\"seq\":" + seq + "," + frame.substring(1);
    }

    private void pump() {
        lock.lock();
        try {
            if (waiting.size() + live.size() > MOST_WAITING) {
                waiting.clear();
                out.close(WebSocketCloseStatus.TRY_AGAIN_LATER, "you read too slowly; resume after your last seq");
                return;
            }
            if (writing || waiting.isEmpty()) {
                return;
            }
            writing = true;
            for (int i = 0; i < AT_ONCE && !waiting.isEmpty(); i++) {
                if (!out.tryWrite(waiting.remove())) {
                    waiting.clear();
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
        var _ = out.whenConsumed().thenRun(this::consumed);
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
