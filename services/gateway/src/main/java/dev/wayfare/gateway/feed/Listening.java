package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.websocket.WebSocketService;
import com.linecorp.armeria.server.websocket.WebSocketServiceHandler;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What comes through a socket of whose client nothing is wanted but pings. Leaves once, however it ends. */
public final class Listening implements Subscriber<WebSocketFrame> {

    private final Runnable leave;
    private final WebSocketWriter out;
    private final AtomicBoolean over = new AtomicBoolean();

    public Listening(Runnable leave, WebSocketWriter out) {
        this.leave = leave;
        this.out = out;
    }

    /** A socket at which the platform's apps connect: from any origin, since a token says who it is and no cookie does. */
    public static HttpService upgrade(WebSocketServiceHandler handler, int largestFrame) {
        return WebSocketService.builder(handler)
                .maxFramePayloadLength(largestFrame)
                .subprotocols("bearer")
                .allowedOrigins("*")
                .aggregateContinuation(true)
                .build();
    }

    @Override
    public void onSubscribe(Subscription given) {
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(WebSocketFrame frame) {
        try (frame) {
            if (frame.type() == WebSocketFrameType.PING) {
                out.writePong(frame.array());
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        end();
        out.close(WebSocketCloseStatus.NORMAL_CLOSURE);
    }

    @Override
    public void onComplete() {
        end();
        out.close();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            leave.run();
        }
    }
}
