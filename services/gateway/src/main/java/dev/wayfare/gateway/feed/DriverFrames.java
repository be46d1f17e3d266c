package dev.wayfare.gateway.feed;

import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.wayfare.gateway.fixes.FixFeeder;
import dev.wayfare.gateway.fixes.FixIntake;
import dev.wayfare.runtime.auth.Caller;
import io.netty.channel.EventLoop;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What comes through a driver's socket: fixes as text or bytes, and pings. Runs on the socket's event loop. */
final class DriverFrames implements Subscriber<WebSocketFrame>, FixFeeder.Peer {

    private final FeedSocket socket;
    private final WebSocketWriter out;
    private final Runnable leave;
    private final FixFeeder feeder;
    private Subscription subscription;

    /**
     * The frames of a socket.
     *
     * @param leave run once when it is closed
     */
    DriverFrames(
            Caller caller, FixIntake intake, EventLoop loop, FeedSocket socket, WebSocketWriter out, Runnable leave) {
        this.socket = socket;
        this.out = out;
        this.leave = leave;
        this.feeder = new FixFeeder(caller, intake, loop, this);
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(WebSocketFrame frame) {
        try (frame) {
            if (frame.type() == WebSocketFrameType.BINARY) {
                feeder.takeBinary(frame.array());
            } else if (frame.type() == WebSocketFrameType.TEXT) {
                feeder.takeText(frame.array());
            } else {
                if (frame.type() == WebSocketFrameType.PING) {
                    out.writePong(frame.array());
                }
                more();
            }
        }
    }

    @Override
    public void more() {
        subscription.request(1);
    }

    @Override
    public void say(String frame) {
        socket.say(frame);
    }

    @Override
    public void onError(Throwable cause) {
        feeder.end();
        leave.run();
        out.close(WebSocketCloseStatus.NORMAL_CLOSURE);
    }

    @Override
    public void onComplete() {
        feeder.end();
        leave.run();
        out.close();
    }
}
