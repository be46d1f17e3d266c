package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.kernel.Problem;
import dev.wayfare.runtime.auth.Caller;
import java.time.Duration;
import java.util.OptionalLong;

/**
 * {@code /ws/me} and {@code /ws/drivers/me}: who may open them, and what goes through. The token says who it is, and no cookie
 * does, so that any origin may open one, and apps that have none.
 */
final class Sockets {

    private static final int LARGEST_FRAME = 256 * 1024;
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
        front.service("/ws/me", guarded(Listening.upgrade(this::listen, LARGEST_FRAME)));
        front.service(
                "/ws/drivers/me", guarded(Listening.upgrade(this::drive, LARGEST_FRAME), Role.DRIVER, Role.ADMIN));
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
        in.timeout(IDLE).subscribe(new Listening(() -> hub.leave(caller.user().value(), socket), out), ctx.eventLoop());
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
        FeedSocket socket = new FeedSocket(out, afterOf(ctx), Listening.cut(ctx));
        hub.join(caller.user().value(), socket);
        door.closeWhenOver(ctx, out);
        return socket;
    }
}
