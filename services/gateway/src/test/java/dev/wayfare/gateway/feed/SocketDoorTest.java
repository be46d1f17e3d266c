package dev.wayfare.gateway.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.Server;
import dev.wayfare.contracts.accounts.Role;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.UserId;
import dev.wayfare.runtime.auth.Caller;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SocketDoorTest {

    private final Clock clock = Clock.systemUTC();
    private final SocketDoor door = new SocketDoor(
            token -> new Caller(
                    new UserId(Ids.derive(UserId.PREFIX, "somebody")),
                    Role.RIDER,
                    null,
                    "token",
                    clock.instant().plus(Duration.ofMillis(Long.parseLong(token)))),
            clock);

    @Test
    void a_socket_ends_with_the_token_by_which_it_was_opened() throws Exception {
        try (Server server = Server.builder()
                        .service(
                                "/ws",
                                door.guard(
                                        Listening.upgrade(
                                                (ctx, in) -> {
                                                    WebSocketWriter out = WebSocket.streaming();
                                                    in.subscribe(new Listening(() -> {}, out), ctx.eventLoop());
                                                    door.closeWhenOver(ctx, out);
                                                    return out;
                                                },
                                                1_024),
                                        (ctx, caller) -> {}))
                        .build();
                HttpClient client = HttpClient.newHttpClient()) {
            server.start().join();
            URI uri = URI.create("ws://127.0.0.1:" + server.activeLocalPort() + "/ws");
            CompletableFuture<Integer> soon = closed(client, uri, "300");
            CompletableFuture<Integer> later = closed(client, uri, "600000");
            assertThat(soon.get(20, TimeUnit.SECONDS)).isEqualTo(1008);
            assertThat(later).isNotDone();
            client.shutdownNow();
        }
    }

    private static CompletableFuture<Integer> closed(HttpClient client, URI uri, String token) {
        CompletableFuture<Integer> closed = new CompletableFuture<>();
        client.newWebSocketBuilder()
                .subprotocols("bearer", token)
                .buildAsync(uri, new java.net.http.WebSocket.Listener() {
                    @Override
                    public CompletableFuture<?> onClose(java.net.http.WebSocket socket, int status, String reason) {
                        closed.complete(status);
                        return CompletableFuture.completedFuture(null);
                    }
                })
                .join();
        return closed;
    }
}
