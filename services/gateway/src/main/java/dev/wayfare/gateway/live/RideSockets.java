package dev.wayfare.gateway.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.wayfare.contracts.rides.RideStatus;
import dev.wayfare.gateway.feed.Listening;
import dev.wayfare.gateway.feed.SocketDoor;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Correlation;
import dev.wayfare.gateway.http.Failures;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.riding.RideReads;
import dev.wayfare.kernel.Problem;
import dev.wayfare.kernel.RideId;
import dev.wayfare.runtime.auth.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * {@code /ws/rides/{id}}: the ride as it is, then what happens to it and where its driver is, until it ends or the caller's token does.
 * For the ride's rider and its driver; to everybody else there is no such ride.
 */
final class RideSockets {

    private static final int LARGEST_FRAME = 4 * 1024;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final byte[] NO_BODY = {};

    private final RideHub hub;
    private final RideReads reads;
    private final SocketDoor door;
    private final Clock clock;

    RideSockets(RideHub hub, RideReads reads, SocketDoor door, Clock clock) {
        this.hub = hub;
        this.reads = reads;
        this.door = door;
        this.clock = clock;
    }

    void register(ServerBuilder front) {
        HttpService ofItsPeople = Listening.upgrade(this::open, LARGEST_FRAME).decorate(this::admit);
        front.service("/ws/rides/{id}", door.guard(ofItsPeople, (ctx, caller) -> rideOf(ctx)));
    }

    private static String rideOf(ServiceRequestContext ctx) {
        String id = ctx.pathParam("id");
        if (id == null || !dev.wayfare.kernel.Ids.isId(RideId.PREFIX, id)) {
            throw Problems.notFound("ride").raise();
        }
        return id;
    }

    private HttpResponse admit(HttpService socket, ServiceRequestContext ctx, HttpRequest request) {
        Call call = callOf(ctx, request);
        CompletionStage<HttpResponse> answer = reads.document(call, rideOf(ctx), 0)
                .handleAsync(
                        (ride, failure) -> {
                            if (failure != null) {
                                return SocketDoor.refused(problemOf(failure));
                            }
                            return isOfItsPeople(call, ride)
                                    ? served(socket, ctx, request)
                                    : SocketDoor.refused(Problems.notFound("ride"));
                        },
                        ctx.eventLoop());
        return HttpResponse.of(answer);
    }

    private static HttpResponse served(HttpService socket, ServiceRequestContext ctx, HttpRequest request) {
        try {
            return socket.serve(ctx, request);
        } catch (Exception e) {
            return HttpResponse.ofFailure(e);
        }
    }

    private static Problem problemOf(Throwable failure) {
        return Failures.unwrap(failure) instanceof Problem.Raised raised
                ? raised.problem()
                : Problems.unavailable("service-unavailable", "the ride cannot be read just now; connect again");
    }

    /** Staff see rides, but not where somebody is now. */
    private static boolean isOfItsPeople(Call call, ObjectNode ride) {
        String subject = call.subject();
        return subject.equals(ride.path("riderId").asText())
                || subject.equals(ride.path("driverId").asText());
    }

    private Call callOf(ServiceRequestContext ctx, HttpRequest request) {
        return new Call(
                ctx,
                request.headers(),
                SocketDoor.callerOf(ctx),
                NO_BODY,
                Correlation.of(request.headers()),
                null,
                clock.instant());
    }

    private WebSocket open(ServiceRequestContext ctx, WebSocket in) {
        Caller caller = SocketDoor.callerOf(ctx);
        String ride = rideOf(ctx);
        WebSocketWriter out = WebSocket.streaming();
        RideSocket socket = new RideSocket(caller.user(), out, Listening.cut(ctx));
        hub.join(ride, socket);
        in.timeout(IDLE).subscribe(new Listening(() -> hub.leave(ride, socket), out), ctx.eventLoop());
        door.closeWhenOver(ctx, out);
        var _ = reads.show(callOf(ctx, ctx.request()), ride, 0)
                .whenComplete((shown, failure) -> show(socket, shown, failure));
        return out;
    }

    private void show(RideSocket socket, @Nullable ObjectNode ride, @Nullable Throwable failure) {
        if (ride == null || failure != null) {
            socket.close(WebSocketCloseStatus.TRY_AGAIN_LATER, "the ride cannot be read just now; connect again");
            return;
        }
        String frame = RideFrames.frame("ride.status", clock.instant(), ride);
        socket.show(frame, ride.path("version").asLong());
        if (RideStatus.valueOf(ride.path("status").asText()).isEnd()) {
            socket.end();
        }
    }
}
