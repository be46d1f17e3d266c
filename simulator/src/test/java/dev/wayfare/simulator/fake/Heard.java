package dev.wayfare.simulator.fake;

import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import java.util.function.Consumer;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** Reads a socket, and tells what the other side says and when it has gone. */
record Heard(Consumer<String> said, Runnable gone) implements Subscriber<WebSocketFrame> {

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(WebSocketFrame frame) {
        if (frame.type() == WebSocketFrameType.TEXT) {
            said.accept(frame.text());
        } else if (frame.type() == WebSocketFrameType.CLOSE) {
            gone.run();
        }
    }

    @Override
    public void onError(Throwable failure) {
        gone.run();
    }

    @Override
    public void onComplete() {
        gone.run();
    }
}
