package dev.wayfare.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketFrame;
import com.linecorp.armeria.common.websocket.WebSocketFrameType;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a reader finds who has not read for a while. */
class RideSocketTest {

    private final WebSocketWriter out = WebSocket.streaming();
    private final RideSocket socket = new RideSocket(new UserId(Ids.derive("user", "rider")), out, () -> {});

    private static String frame(String name) {
        return "{\"type\":\"" + name + "\"}";
    }

    /** Reads everything, and then closes. */
    private List<String> read() {
        socket.end();
        return out.collect().join().stream()
                .filter(frame -> frame.type() == WebSocketFrameType.TEXT)
                .map(WebSocketFrame::text)
                .toList();
    }

    @Test
    void whoever_reads_slowly_skips_positions_but_no_change() {
        socket.show(frame("status"), 3);
        for (int i = 0; i < 500; i++) {
            socket.position(frame("position" + i));
            if (i % 100 == 0) {
                socket.change(frame("change" + i), 4 + i);
            }
        }
        assertThat(read())
                .containsExactly(
                        "{\"seq\":1,\"type\":\"status\"}",
                        "{\"seq\":2,\"type\":\"change0\"}",
                        "{\"seq\":3,\"type\":\"change100\"}",
                        "{\"seq\":4,\"type\":\"change200\"}",
                        "{\"seq\":5,\"type\":\"change300\"}",
                        "{\"seq\":6,\"type\":\"change400\"}",
                        "{\"seq\":7,\"type\":\"position499\"}");
    }

    @Test
    void what_happened_before_the_ride_was_shown_follows_it_unless_it_shows_it_already() {
        socket.change(frame("accepted"), 3);
        socket.position(frame("position"));
        socket.change(frame("arrived"), 4);
        socket.change(frame("near"), 0);
        socket.show(frame("status"), 3);
        assertThat(read())
                .containsExactly(
                        "{\"seq\":1,\"type\":\"status\"}",
                        "{\"seq\":2,\"type\":\"arrived\"}",
                        "{\"seq\":3,\"type\":\"near\"}",
                        "{\"seq\":4,\"type\":\"position\"}");
    }

    @Test
    void a_change_that_comes_again_is_told_once() {
        socket.show(frame("status"), 3);
        socket.change(frame("arrived"), 4);
        socket.change(frame("arrived"), 4);
        assertThat(read()).containsExactly("{\"seq\":1,\"type\":\"status\"}", "{\"seq\":2,\"type\":\"arrived\"}");
    }

    @Test
    void who_does_not_read_at_all_is_closed() {
        socket.show(frame("status"), 1);
        for (int i = 0; i < 300; i++) {
            socket.change(frame("change" + i), 2 + i);
        }
        assertThat(out.collect().join()).extracting(WebSocketFrame::type).contains(WebSocketFrameType.CLOSE);
        assertThat(socket.isOpen()).isFalse();
    }
}
