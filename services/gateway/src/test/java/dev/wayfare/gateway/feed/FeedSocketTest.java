package dev.wayfare.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.common.websocket.CloseWebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** What a reader finds who has not read for a while. */
class FeedSocketTest {

    private final WebSocketWriter out = WebSocket.streaming();
    private final AtomicInteger cut = new AtomicInteger();

    private static String frame(String name) {
        return "{\"type\":\"" + name + "\"}";
    }

    /** Reads until so many frames have come, and the word that follows them. */
    private List<String> read(FeedSocket socket, int frames) {
        List<String> read = new CopyOnWriteArrayList<>();
        socket.say("end");
        out.subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription given) {
                given.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(WebSocketFrame frame) {
                read.add(frame.text());
            }

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onComplete() {}
        });
        await().until(() -> read.size() > frames);
        assertThat(read.getLast()).isEqualTo("end");
        return read.subList(0, read.size() - 1);
    }

    @Test
    void what_is_announced_while_the_past_is_sent_follows_it_once() {
        FeedSocket socket = new FeedSocket(out, OptionalLong.of(3), cut::incrementAndGet);
        assertThat(socket.catchUpFrom()).hasValue(3);
        assertThat(socket.announce(5, frame("five"))).isTrue();
        assertThat(socket.announce(6, frame("six"))).isTrue();
        socket.replay(4, frame("four"));
        socket.replay(5, frame("five"));
        socket.caughtUp(5);
        assertThat(read(socket, 3))
                .containsExactly(
                        "{\"seq\":4,\"type\":\"four\"}",
                        "{\"seq\":5,\"type\":\"five\"}",
                        "{\"seq\":6,\"type\":\"six\"}");
    }

    @Test
    void who_was_told_that_nothing_has_happened_yet_is_sent_whatever_happens_while_nobody_listens() {
        FeedSocket socket = new FeedSocket(out, OptionalLong.empty(), cut::incrementAndGet);
        assertThat(socket.catchUpFrom()).isEmpty();
        socket.caughtUp(0);
        assertThat(socket.catchUpFrom()).hasValue(0);
    }

    @Test
    void a_missed_announcement_is_noticed_and_not_jumped_over() {
        FeedSocket socket = new FeedSocket(out, OptionalLong.empty(), cut::incrementAndGet);
        assertThat(socket.catchUpFrom()).isEmpty();
        socket.caughtUp(1);
        assertThat(socket.announce(2, frame("two"))).isTrue();
        assertThat(socket.announce(4, frame("four"))).isFalse();
        assertThat(read(socket, 1)).containsExactly("{\"seq\":2,\"type\":\"two\"}");
    }

    @Test
    void who_does_not_read_is_closed_and_nothing_more_waits_for_him() {
        FeedSocket socket = new FeedSocket(out, OptionalLong.empty(), cut::incrementAndGet);
        socket.caughtUp(0);
        for (int seq = 1; seq <= 10_000; seq++) {
            socket.announce(seq, frame("much"));
        }
        assertThat(socket.isOpen()).isFalse();
        assertThat(cut).hasValue(1);
        List<WebSocketFrame> waited = out.collect().join();
        assertThat(waited).hasSizeLessThan(100);
        assertThat(waited.getLast()).isInstanceOfSatisfying(CloseWebSocketFrame.class, close -> {
            assertThat(close.status()).isEqualTo(WebSocketCloseStatus.TRY_AGAIN_LATER);
            assertThat(close.reasonPhrase()).contains("too slowly");
        });
    }
}
