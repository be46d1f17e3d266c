package dev.wayfare.simulator.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.websocket.WebSocket;
import com.linecorp.armeria.common.websocket.WebSocketWriter;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.websocket.WebSocketServiceHandler;
import dev.wayfare.contracts.wire.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** The feeds of the fake: everything is kept, sockets resume. Thread-safe. */
public final class FakeFeeds implements WebSocketServiceHandler {

    private static final ObjectMapper MAPPER = Json.mapper();

    private final Map<String, List<String>> feeds = new HashMap<>();
    private final Map<String, Set<WebSocketWriter>> sockets = new HashMap<>();
    private final List<String> resumedAfter = new ArrayList<>();
    private final AtomicInteger fixes = new AtomicInteger();

    @Override
    public WebSocket handle(ServiceRequestContext context, WebSocket in) {
        String protocols = context.request().headers().get("sec-websocket-protocol", "");
        String user = FakeTokens.subject(
                protocols.substring(protocols.indexOf(',') + 1).strip());
        String after = context.queryParam("after");
        WebSocketWriter out = WebSocket.streaming();
        synchronized (this) {
            List<String> feed = feeds.computeIfAbsent(user, u -> new ArrayList<>());
            if (after != null) {
                resumedAfter.add(after);
                feed.subList(Integer.parseInt(after), feed.size()).forEach(out::write);
            }
            sockets.computeIfAbsent(user, u -> new HashSet<>()).add(out);
        }
        in.subscribe(new Heard(this::hear, () -> forget(user, out)));
        return out;
    }

    /** All that people say on their sockets is where they are. */
    private void hear(String text) {
        if (text.contains("\"lat\"")) {
            fixes.incrementAndGet();
        }
    }

    int fixes() {
        return fixes.get();
    }

    private synchronized void forget(String user, WebSocketWriter out) {
        sockets.getOrDefault(user, Set.of()).remove(out);
        out.close();
    }

    synchronized void tell(String user, String type, Map<String, Object> data) {
        List<String> feed = feeds.computeIfAbsent(user, u -> new ArrayList<>());
        Map<String, Object> frame =
                Map.of("seq", feed.size() + 1, "type", type, "at", Instant.now().toString(), "data", data);
        String text = text(frame);
        feed.add(text);
        sockets.getOrDefault(user, Set.of()).forEach(out -> {
            var _ = out.tryWrite(text);
        });
    }

    /** Breaks every open socket. */
    public synchronized void breakAll() {
        sockets.values()
                .forEach(open -> open.forEach(out -> out.close(new IllegalStateException("broken on purpose"))));
        sockets.clear();
    }

    public synchronized int open() {
        return sockets.values().stream().mapToInt(Set::size).sum();
    }

    public synchronized List<String> resumedAfter() {
        return List.copyOf(resumedAfter);
    }

    private static String text(Map<String, Object> frame) {
        try {
            return MAPPER.writeValueAsString(frame);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
