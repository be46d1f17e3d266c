package dev.wayfare.app.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One open socket, and everything that came through it. Thread-safe. */
public final class Feed implements WebSocket.Listener, AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final StringBuilder part = new StringBuilder();
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private @Nullable WebSocket socket;
    private volatile @Nullable Integer closed;

    Feed on(WebSocket opened) {
        socket = opened;
        return this;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            frames.add(parsed(part.toString()));
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed = code;
        return null;
    }

    /** The code by which the server closed it; empty while it is open. */
    public Optional<Integer> closed() {
        return Optional.ofNullable(closed);
    }

    private static JsonNode parsed(String frame) {
        try {
            return MAPPER.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a frame that is no JSON: " + frame, e);
        }
    }

    /** Sends a text frame. */
    public void say(String frame) {
        if (socket == null) {
            throw new IllegalStateException("the socket is not open");
        }
        socket.sendText(frame, true).join();
    }

    /** Sends a binary frame; whether it arrives is the server's matter. */
    public void sayBytes(byte[] frame) {
        if (socket == null) {
            throw new IllegalStateException("the socket is not open");
        }
        var _ = socket.sendBinary(ByteBuffer.wrap(frame), true);
    }

    public List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    /** The first frame of this type about this ride, if it has come. */
    public Optional<JsonNode> find(String type, String ride) {
        return find(frame -> type.equals(frame.path("type").asText())
                && ride.equals(frame.path("data").path("rideId").asText()));
    }

    /** The first such frame, if it has come. */
    public Optional<JsonNode> find(Predicate<JsonNode> wanted) {
        return frames.stream().filter(wanted).findFirst();
    }

    /** Waits for a frame of this type about this ride. */
    public JsonNode expect(String type, String ride) {
        return Eventually.get("a frame " + type + " of " + ride, () -> find(type, ride), Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
