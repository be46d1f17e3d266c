package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketService;
import com.linecorp.armeria.server.websocket.WebSocketServiceHandler;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import java.time.Duration;
import java.util.OptionalLong;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * {@code /ws/me} and {@code /ws/drivers/me}: who may open them, and what goes through. The token says who it is, and no cookie
 * does, so that any origin may open one, and apps that have none.
 */
final class Sockets {

    private static final int LARGEST_FRAME = 64 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final FeedHub hub;
    private final SocketDoor door;
    private final FixIntake fixes;

    /**
     * The sockets.
     *
     * @param door tells who opens one
     * @param fixes takes what drivers send
     */
    Sockets(FeedHub hub, SocketDoor door, FixIntake fixes) {
        this.hub = hub;
        this.door = door;
        this.fixes = fixes;
    }

    void register(ServerBuilder front) {
        front.service("/ws/me", guarded(socket(this::listen)));
        front.service("/ws/drivers/me", guarded(socket(this::drive), Role.DRIVER, Role.ADMIN));
    }

    private HttpService socket(WebSocketServiceHandler handler) {
        return WebSocketService.builder(handler)
                .maxFramePayloadLength(LARGEST_FRAME)
                .subprotocols("bearer")
                .allowedOrigins("*")
                .aggregateContinuation(true)
                .build();
    }

    private HttpService guarded(HttpService socket, Role... roles) {
        return door.guard(socket, (ctx, caller) -> afterOf(ctx), roles);
    }

    private static OptionalLong afterOf(ServiceRequestContext ctx) {
        String after = ctx.queryParam("after");
        if (after == null || after.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw Problem.of(400, "invalid-request", "'after' must be a sequence number, not '" + after + "'")
                    .raise();
        }
    }

    private WebSocket listen(ServiceRequestContext ctx, WebSocket in) {
        Caller caller = SocketDoor.callerOf(ctx);
        WebSocketWriter out = WebSocket.streaming();
        FeedSocket socket = join(ctx, caller, out);
        in.timeout(IDLE).subscribe(new Listener(() -> hub.leave(caller.user().value(), socket), out), ctx.eventLoop());
        return out;
    }

    private WebSocket drive(ServiceRequestContext ctx, WebSocket in) {
        Caller caller = SocketDoor.callerOf(ctx);
        WebSocketWriter out = WebSocket.streaming();
        FeedSocket socket = join(ctx, caller, out);
        DriverFrames frames = new DriverFrames(
                caller,
                fixes,
                ctx.eventLoop().withoutContext(),
                socket,
                out,
                () -> hub.leave(caller.user().value(), socket));
        in.timeout(IDLE).subscribe(frames, ctx.eventLoop());
        return out;
    }

    private FeedSocket join(ServiceRequestContext ctx, Caller caller, WebSocketWriter out) {
        FeedSocket socket = new FeedSocket(out, afterOf(ctx));
        hub.join(caller.user().value(), socket);
        return socket;
    }

    /** What a client sends of whom nothing is wanted but pings. */
    private static final class Listener implements Subscriber<WebSocketFrame> {
        private final Runnable leave;
        private final WebSocketWriter out;

        Listener(Runnable leave, WebSocketWriter out) {
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
            leave.run();
            out.close(WebSocketCloseStatus.NORMAL_CLOSURE);
        }

        @Override
        public void onComplete() {
            leave.run();
            out.close();
        }
    }
}
