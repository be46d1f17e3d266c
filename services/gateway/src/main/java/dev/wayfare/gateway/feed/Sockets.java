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
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import java.time.Duration;
import java.util.Optional;
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
    private final FrameIntake fixes;

    /**
     * The sockets.
     *
     * @param door tells who opens one
     * @param fixes takes what drivers send
     */
    Sockets(FeedHub hub, SocketDoor door, FrameIntake fixes) {
        this.hub = hub;
        this.door = door;
        this.fixes = fixes;
    }

    void register(ServerBuilder front) {
        front.service("/ws/me", guarded(socket((caller, frame) -> Optional.empty())));
        front.service("/ws/drivers/me", guarded(socket(fixes), Role.DRIVER));
    }

    private HttpService socket(FrameIntake intake) {
        WebSocketServiceHandler handler = (ctx, in) -> open(ctx, in, intake);
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

    private WebSocket open(ServiceRequestContext ctx, WebSocket in, FrameIntake intake) {
        Caller caller = SocketDoor.callerOf(ctx);
        WebSocketWriter out = WebSocket.streaming();
        FeedSocket socket = new FeedSocket(out, afterOf(ctx));
        hub.join(caller.user().value(), socket);
        in.timeout(IDLE).subscribe(new Incoming(caller, socket, out, intake), ctx.eventLoop());
        return out;
    }

    /** What the client sends: one frame after another, the next only when the last has been taken. */
    private final class Incoming implements Subscriber<WebSocketFrame> {
        private final Caller caller;
        private final FeedSocket socket;
        private final WebSocketWriter out;
        private final FrameIntake intake;
        private Subscription subscription;
        private long upTo;

        Incoming(Caller caller, FeedSocket socket, WebSocketWriter out, FrameIntake intake) {
            this.caller = caller;
            this.socket = socket;
            this.out = out;
            this.intake = intake;
        }

        @Override
        public void onSubscribe(Subscription given) {
            subscription = given;
            given.request(1);
        }

        @Override
        public void onNext(WebSocketFrame frame) {
            try (frame) {
                if (frame.type() == WebSocketFrameType.PING) {
                    out.writePong(frame.array());
                } else if (frame.type() == WebSocketFrameType.TEXT || frame.type() == WebSocketFrameType.BINARY) {
                    take(frame);
                    return;
                }
            }
            subscription.request(1);
        }

        private void take(WebSocketFrame frame) {
            intake.take(caller, frame.array())
                    .ifPresentOrElse(
                            taken -> {
                                var _ = taken.handle((fixes, failure) -> {
                                    socket.say(failure == null ? acknowledged(fixes) : FrameIntake.failure(failure));
                                    subscription.request(1);
                                    return fixes;
                                });
                            },
                            () -> subscription.request(1));
        }

        private String acknowledged(int fixes) {
            upTo += fixes;
            return "{\"type\":\"ack\",\"data\":{\"upTo\":" + upTo + "}}";
        }

        @Override
        public void onError(Throwable cause) {
            hub.leave(caller.user().value(), socket);
            out.close(WebSocketCloseStatus.NORMAL_CLOSURE);
        }

        @Override
        public void onComplete() {
            hub.leave(caller.user().value(), socket);
            out.close();
        }
    }
}
