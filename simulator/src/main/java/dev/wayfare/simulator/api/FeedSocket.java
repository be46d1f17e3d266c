package dev.wayfare.simulator.api;

import com.linecorp.armeria.client.websocket.WebSocketSession;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * A socket that stays: when it breaks, it is opened again after a growing pause and resumes after the last sequence it
 * saw, until closed. Frames come in order, one at a time, on an I/O thread, which the listener must not hold up.
 */
public final class FeedSocket implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** Who is told. Calls come on an I/O thread. */
    public interface Listener {

        /** Open (again). What happened meanwhile follows as frames, or a resync does. */
        default void opened() {}

        void frame(Frame frame);
    }

    private final Sockets sockets;
    private final String path;
    private final Session session;
    private final Listener listener;
    private @Nullable String after;
    private @Nullable WebSocketWriter writer;
    private int failures;
    private boolean wasOpen;
    private boolean closed;

    FeedSocket(Sockets sockets, String path, Session session, Listener listener) {
        this.sockets = sockets;
        this.path = path;
        this.session = session;
        this.listener = listener;
    }

    void open() {
        String target = path + resumption();
        var _ = session.bearer()
                .thenCompose(token -> sockets.connect(target, token))
                .whenComplete((socket, failure) -> {
                    if (failure == null) {
                        opened(socket);
                    } else {
                        failed(failure);
                        lost();
                    }
                });
    }

    private synchronized String resumption() {
        return after == null ? "" : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    }

    private void opened(WebSocketSession socket) {
        WebSocketWriter out = socket.outbound();
        synchronized (this) {
            if (closed) {
                out.close();
                return;
            }
            writer = out;
            failures = 0;
            if (wasOpen) {
                sockets.meter().reconnected();
            }
            wasOpen = true;
        }
        listener.opened();
        socket.inbound().subscribe(new Frames(out), socket.context().eventLoop());
    }

    /** True while frames can come and go. */
    public synchronized boolean isOpen() {
        return writer != null && writer.isOpen();
    }

    /** Sends a text frame; false when the socket is not open now. */
    public boolean send(Object json) {
        WebSocketWriter out;
        synchronized (this) {
            out = writer;
        }
        return out != null && out.tryWrite(new String(Wire.write(json), StandardCharsets.UTF_8));
    }

    private synchronized void failed(Throwable failure) {
        if (!closed) {
            sockets.meter().refused("socket-" + WayfareClient.codeOf(failure));
        }
    }

    private void lost() {
        long pauseMs;
        synchronized (this) {
            writer = null;
            if (closed) {
                return;
            }
            long longest = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(failures, 10));
            pauseMs = ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
            failures++;
        }
        sockets.later(pauseMs, this::open);
    }

    @Override
    public void close() {
        WebSocketWriter out;
        synchronized (this) {
            closed = true;
            out = writer;
            writer = null;
        }
        if (out != null) {
            out.close();
        }
    }

    private final class Frames implements Subscriber<WebSocketFrame> {
        private final WebSocketWriter out;
        private boolean over;

        Frames(WebSocketWriter out) {
            this.out = out;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            switch (frame.type()) {
                case TEXT -> read(frame.text());
                case PING -> out.writePong(frame.array());
                case CLOSE -> out.close();
                case PONG, BINARY, CONTINUATION -> {}
            }
        }

        private void read(String text) {
            Frame frame = Frame.read(text);
            if (frame.seq() != null) {
                synchronized (FeedSocket.this) {
                    after = frame.seq();
                }
            }
            listener.frame(frame);
        }

        @Override
        public void onError(Throwable failure) {
            failed(failure);
            onComplete();
        }

        @Override
        public void onComplete() {
            if (!over) {
                over = true;
                out.close();
                lost();
            }
        }
    }
}
