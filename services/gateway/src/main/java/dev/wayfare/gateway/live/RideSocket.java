package dev.wayfare.gateway.live;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.wayfare.gateway.feed.PacedWriter;
import dev.wayfare.kernel.UserId;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The sending side of one socket on a ride. Changes go out in order, each once; of positions only the newest waits, so that whoever
 * reads slowly skips some and is up to date again with the next. Who does not read at all is closed. Events that come before the ride
 * has been shown wait for it, and those that it shows already are left out. Thread-safe; never blocks.
 */
final class RideSocket {

    private static final int MOST_WAITING = 200;

    private final UserId owner;
    private final WebSocketWriter out;
    private final PacedWriter writer;
    private final Queue<String> changes = new ArrayDeque<>();
    private final Queue<Early> early = new ArrayDeque<>();
    private @Nullable String position;
    private boolean shown;
    private boolean ending;
    private long shownVersion;
    private long seq;

    /** What was said before the ride could be shown. */
    private record Early(String frame, long version) {}

    /**
     * A socket of one of the ride's people.
     *
     * @param owner who reads it
     * @param cut ends the connection of who does not read at all
     */
    RideSocket(UserId owner, WebSocketWriter out, Runnable cut) {
        this.owner = owner;
        this.out = out;
        this.writer = new PacedWriter(out, new Waiting(), 1, MOST_WAITING, "you read too slowly; connect again", cut);
    }

    private final class Waiting implements PacedWriter.Frames {
        @Override
        public int waiting() {
            return changes.size() + early.size();
        }

        @Override
        public @Nullable String next() {
            String next = changes.poll();
            if (next == null && shown) {
                next = position;
                position = null;
            }
            return next == null ? null : "{\"seq\":" + ++seq + "," + next.substring(1);
        }

        @Override
        public void drop() {
            changes.clear();
            early.clear();
            position = null;
        }

        @Override
        public void written() {
            if (ending) {
                out.close(WebSocketCloseStatus.NORMAL_CLOSURE, "the ride is over");
            }
        }
    }

    UserId owner() {
        return owner;
    }

    /** The ride as it is, which comes first. */
    void show(String frame, long version) {
        writer.change(() -> {
            shown = true;
            shownVersion = version;
            changes.add(frame);
            early.stream().filter(one -> isNews(one.version())).forEach(one -> changes.add(one.frame()));
            early.clear();
        });
    }

    /**
     * Something happened.
     *
     * @param version of the ride after it; 0 for what has no place in the ride's own order
     */
    void change(String frame, long version) {
        writer.change(() -> {
            if (!shown) {
                early.add(new Early(frame, version));
            } else if (isNews(version)) {
                changes.add(frame);
            }
        });
    }

    private boolean isNews(long version) {
        if (version == 0) {
            return true;
        }
        boolean news = version > shownVersion;
        shownVersion = Math.max(shownVersion, version);
        return news;
    }

    /** The driver is here now. */
    void position(String frame) {
        writer.change(() -> position = frame);
    }

    /** Closes once everything before has been sent. */
    void end() {
        writer.change(() -> ending = true);
    }

    void close(WebSocketCloseStatus status, String reason) {
        out.close(status, reason);
    }

    boolean isOpen() {
        return out.isOpen();
    }
}
