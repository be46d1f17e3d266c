package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one socket. Frames of the feed go out in order, each once; a client that stops reading is closed when
 * too much waits for it, and resumes later. Thread-safe; never blocks.
 */
final class FeedSocket {

    private static final int MOST_WAITING = 500;
    private static final int AT_ONCE = 32;

    private final WebSocketWriter out;
    private final PacedWriter writer;
    private final Queue<String> waiting = new ArrayDeque<>();
    private final Queue<Live> live = new ArrayDeque<>();
    private final boolean resumes;
    private boolean catchingUp = true;
    private long last;

    /** Whether this client was told where the feed stands: what comes after that is his. */
    private boolean greeted;

    private record Live(long seq, String frame) {}

    /**
     * A socket that begins.
     *
     * @param after the last number that the client saw; empty for a client that begins, too
     * @param cut ends the connection of a client who does not read at all
     */
    FeedSocket(WebSocketWriter out, OptionalLong after, Runnable cut) {
        this.out = out;
        this.writer = new PacedWriter(
                out, new Waiting(), AT_ONCE, MOST_WAITING, "you read too slowly; resume after your last seq", cut);
        this.resumes = after.isPresent();
        this.last = after.orElse(0);
    }

    private final class Waiting implements PacedWriter.Frames {
        @Override
        public int waiting() {
            return waiting.size() + live.size();
        }

        @Override
        public @Nullable String next() {
            return waiting.poll();
        }

        @Override
        public void drop() {
            waiting.clear();
            live.clear();
        }
    }

    /** From where the past is to be sent; empty when this client wants none of it. From now on announcements are held back. */
    OptionalLong catchUpFrom() {
        long[] from = new long[1];
        boolean wanted = writer.changeIf(() -> {
            catchingUp = true;
            from[0] = last;
            return resumes || greeted;
        });
        return wanted ? OptionalLong.of(from[0]) : OptionalLong.empty();
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
        return writer.changeIf(() -> {
            if (catchingUp) {
                live.add(new Live(seq, frame));
            } else if (last > 0 && seq > last + 1) {
                return false;
            } else if (seq > last) {
                last = seq;
                waiting.add(numbered(seq, frame));
            }
            return true;
        });
    }

    /** A frame of the past. */
    void replay(long seq, String frame) {
        writer.change(() -> {
            last = Math.max(last, seq);
            waiting.add(numbered(seq, frame));
        });
    }

    /** The past has been sent up to this number; what was announced meanwhile follows. */
    void caughtUp(long upTo) {
        writer.change(() -> {
            last = Math.max(last, upTo);
            greeted = true;
            catchingUp = false;
            for (Live one : live) {
                if (one.seq() > last) {
                    last = one.seq();
                    waiting.add(numbered(one.seq(), one.frame()));
                }
            }
            live.clear();
        });
    }

    /** A frame that is no part of the feed. */
    void say(String frame) {
        writer.change(() -> waiting.add(frame));
    }

    void close(WebSocketCloseStatus status, String reason) {
        out.close(status, reason);
    }

    private static String numbered(long seq, String frame) {
        return "{\"seq\":" + seq + "," + frame.substring(1);
    }
}
