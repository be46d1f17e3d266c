package dev.wayfare.gateway.map;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.gateway.feed.Listening;
import dev.wayfare.gateway.feed.SocketDoor;
import dev.wayfare.gateway.http.Query;
import java.time.Duration;

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
        HttpService socket = Listening.upgrade(this::open, LARGEST_FRAME);
        front.service("/ws/drivers/available", door.guard(socket, (ctx, caller) -> {
            MapArea.of(new Query(ctx.queryParams()));
            String subject = caller.user().value();
            watch.admit(subject);
            var _ = ctx.log().whenComplete().thenRun(() -> watch.release(subject));
        }));
    }

    private WebSocket open(ServiceRequestContext ctx, WebSocket in) {
        WebSocketWriter out = WebSocket.streaming();
        Runnable leave = watch.join(MapArea.of(new Query(ctx.queryParams())), out, Listening.cut(ctx));
        in.timeout(IDLE).subscribe(new Listening(leave, out), ctx.eventLoop());
        door.closeWhenOver(ctx, out);
        return out;
    }
}
