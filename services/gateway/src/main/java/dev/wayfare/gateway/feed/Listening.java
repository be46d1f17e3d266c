package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import com.linecorp.armeria.server.websocket.WebSocketServiceHandler;
import io.netty.channel.Channel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What comes through a socket of whose client nothing is wanted but pings. Leaves once, however it ends. */
public final class Listening implements Subscriber<WebSocketFrame> {

    private static final int GRACE_S = 5;

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

    /**
     * Cuts off a client who has been told that he is closed and does not even read that: what waits for him in the system's buffers would
     * keep his connection for ever.
     */
    public static Runnable cut(ServiceRequestContext ctx) {
        return () -> {
            var _ = ctx.eventLoop().schedule(() -> cutNow(ctx), GRACE_S, TimeUnit.SECONDS);
        };
    }

    /** On a connection that others may share, only his part of it. */
    private static void cutNow(ServiceRequestContext ctx) {
        Channel connection = ctx.log().partial().channel();
        if (connection == null || ctx.sessionProtocol().isMultiplex()) {
            ctx.cancel();
        } else {
            var _ = connection.close();
        }
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
