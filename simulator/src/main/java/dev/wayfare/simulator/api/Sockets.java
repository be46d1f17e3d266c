package dev.wayfare.simulator.api;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.websocket.WebSocketClient;
import com.linecorp.armeria.client.websocket.WebSocketSession;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Opens WebSockets. Thread-safe. */
final class Sockets {

    private final ClientFactory factory;
    private final ApiMeter meter;
    private final URI base;

    Sockets(ClientSettings settings, ClientFactory factory, ApiMeter meter) {
        this.factory = factory;
        this.meter = meter;
        boolean secure = settings.baseUrl().getScheme().equals("https");
        String version = settings.multiplexSockets() ? "h2" : "h1";
        String scheme = "ws+" + version + (secure ? "" : "c");
        this.base = URI.create(scheme + "://" + settings.baseUrl().getRawAuthority());
    }

    CompletableFuture<WebSocketSession> connect(String path, String token) {
        return WebSocketClient.builder(base)
                .factory(factory)
                .subprotocols("bearer", token)
                .build()
                .connect(path);
    }

    void later(long delayMs, Runnable action) {
        if (!factory.isClosing()) {
            var _ = factory.eventLoopGroup().schedule(action, delayMs, TimeUnit.MILLISECONDS);
        }
    }

    ApiMeter meter() {
        return meter;
    }
}
