package dev.wayfare.gateway.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.websocket.CloseWebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketCloseStatus;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Who does not read the map: he costs one frame, and after a minute his connection. */
class MapSocketTest {

    private final WebSocketWriter out = WebSocket.streaming();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicLong nowNs = new AtomicLong();
    private final MapSocket socket = new MapSocket(out, cut::incrementAndGet, nowNs::get);

    private void looks(Duration later) {
        nowNs.addAndGet(later.toNanos());
        socket.list(() -> "list " + made.incrementAndGet());
        socket.change("change");
    }

    @Test
    void no_frame_is_made_for_who_has_not_read_the_last() {
        looks(Duration.ZERO);
        for (int i = 0; i < 30; i++) {
            looks(Duration.ofSeconds(1));
        }
        assertThat(made).hasValue(1);
        assertThat(socket.isOpen()).isTrue();
        assertThat(socket.isBehind()).isTrue();
    }

    @Test
    void who_reads_nothing_for_a_minute_is_told_so_and_cut_off_once() {
        looks(Duration.ZERO);
        looks(Duration.ofSeconds(59));
        assertThat(socket.isOpen()).isTrue();
        looks(Duration.ofSeconds(2));
        looks(Duration.ofSeconds(2));
        assertThat(socket.isOpen()).isFalse();
        assertThat(cut).hasValue(1);
        List<WebSocketFrame> waited = out.collect().join();
        assertThat(waited).hasSize(2);
        assertThat(waited.getLast())
                .isInstanceOfSatisfying(CloseWebSocketFrame.class, close -> assertThat(close.status())
                        .isEqualTo(WebSocketCloseStatus.TRY_AGAIN_LATER));
    }
}
