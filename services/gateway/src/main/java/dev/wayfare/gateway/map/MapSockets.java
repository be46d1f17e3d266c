package dev.wayfare.gateway.map;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import dev.wayfare.gateway.feed.SocketDoor;
import dev.wayfare.gateway.http.Query;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** {@code /ws/drivers/available?lat=&lon=&radiusM=&product=}: who may open it, and its beginning and end. */
public final class MapSockets {

    private static final int LARGEST_FRAME = 1_024;
    private static final Duration IDLE = Duration.ofHours(1);

    private final MapWatch watch;
    private final SocketDoor door;

    public MapSockets(MapWatch watch, SocketDoor door) {
        this.watch = watch;
        this.door = door;
    }

    /** Puts the socket on the port. */
    public void register(ServerBuilder front) {
        HttpService socket = WebSocketService.builder(this::open)
                .maxFramePayloadLength(LARGEST_FRAME)
                .subprotocols("bearer")
                .allowedOrigins("*")
                .aggregateContinuation(true)
                .build();
        front.service("/ws/drivers/available", door.guard(socket, (ctx, caller) -> {
            MapArea.of(new Query(ctx.queryParams()));
            String subject = caller.user().value();
            watch.admit(subject);
            var _ = ctx.log().whenComplete().thenRun(() -> watch.release(subject));
        }));
    }

    private WebSocket open(ServiceRequestContext ctx, WebSocket in) {
        WebSocketWriter out = WebSocket.streaming();
        Runnable leave = watch.join(MapArea.of(new Query(ctx.queryParams())), out);
        in.timeout(IDLE).subscribe(new Pings(leave, out), ctx.eventLoop());
        return out;
    }

    /** Nothing is wanted of who watches but pings. */
    private static final class Pings implements Subscriber<WebSocketFrame> {
        private final Runnable leave;
        private final WebSocketWriter out;
        private final AtomicBoolean over = new AtomicBoolean();

        Pings(Runnable leave, WebSocketWriter out) {
            this.leave = leave;
            this.out = out;
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
}
