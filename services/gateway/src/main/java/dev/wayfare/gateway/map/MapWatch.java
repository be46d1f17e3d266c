package dev.wayfare.gateway.map;

import com.linecorp.armeria.common.websocket.WebSocketWriter;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.gateway.driving.NearbyDrivers;
import dev.wayfare.gateway.driving.NearbyDrivers.Item;
import dev.wayfare.kernel.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /ws/drivers/available}: the list at once, then what changes, once a second. Each area is asked for once, however many watch
 * it, and each frame is written once. Thread-safe; never blocks.
 */
public final class MapWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MapWatch.class);
    private static final int MOST_DRIVERS = 30;
    private static final long EVERY_MS = 1_000;

    private final NearbyDrivers drivers;
    private final Clock clock;
    private final int mostPerSubject;
    private final Map<MapArea, Watched> areas = new ConcurrentHashMap<>();
    private final Map<String, Integer> subjects = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("map-watch").factory());

    /**
     * A watch; it begins at once.
     *
     * @param mostPerSubject sockets that one person may have open
     */
    public MapWatch(NearbyDrivers drivers, Clock clock, int mostPerSubject) {
        this.drivers = drivers;
        this.clock = clock;
        this.mostPerSubject = mostPerSubject;
        var _ = timer.scheduleAtFixedRate(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** One area, who watches it, and what they were shown last. */
    private static final class Watched {
        private final Set<MapSocket> sockets = ConcurrentHashMap.newKeySet();
        private @Nullable Map<String, Item> shown;
        private boolean asking;
        private long seq;
    }

    /** Sockets that are open. */
    public int size() {
        return areas.values().stream().mapToInt(area -> area.sockets.size()).sum();
    }

    /**
     * Counts a socket of this person.
     *
     * @throws Problem.Raised 429 when he has too many
     */
    public void admit(String subject) {
        int open = subjects.merge(subject, 1, Integer::sum);
        if (open > mostPerSubject) {
            release(subject);
            throw Problem.of(429, "too-many-sockets", "you watch " + mostPerSubject + " areas already; close one")
                    .raise();
        }
    }

    /** A socket of this person, once admitted, is gone. */
    public void release(String subject) {
        subjects.computeIfPresent(subject, (who, open) -> open <= 1 ? null : open - 1);
    }

    /**
     * Shows an area to a socket from now on.
     *
     * @param cut ends the connection of a client who does not read
     * @return ends it; may be run more than once
     */
    public Runnable join(MapArea area, WebSocketWriter out, Runnable cut) {
        MapSocket socket = new MapSocket(out, cut, System::nanoTime);
        Watched watched = areas.compute(area, (where, known) -> {
            Watched here = known == null ? new Watched() : known;
            here.sockets.add(socket);
            return here;
        });
        timer.execute(() -> welcome(area, watched, socket));
        return () -> leave(area, socket);
    }

    private void leave(MapArea area, MapSocket socket) {
        areas.computeIfPresent(area, (where, watched) -> {
            watched.sockets.remove(socket);
            return watched.sockets.isEmpty() ? null : watched;
        });
    }

    private void welcome(MapArea area, Watched watched, MapSocket socket) {
        Map<String, Item> shown = watched.shown;
        if (shown == null) {
            ask(area, watched);
        } else {
            socket.list(() -> list(watched, shown));
        }
    }

    private void look() {
        areas.forEach(this::ask);
    }

    private void ask(MapArea area, Watched watched) {
        if (watched.asking) {
            return;
        }
        watched.asking = true;
        var _ = drivers.find(area.centre(), area.radiusM(), MOST_DRIVERS, area.product())
                .whenComplete((items, failure) -> timer.execute(() -> answered(area, watched, items, failure)));
    }

    private void answered(MapArea area, Watched watched, @Nullable List<Item> items, @Nullable Throwable failure) {
        watched.asking = false;
        if (failure != null || items == null) {
            LOG.debug("drivers in {} cannot be seen just now: {}", area, String.valueOf(failure));
            return;
        }
        Map<String, Item> now = new LinkedHashMap<>();
        items.forEach(item -> now.put(item.handle(), item));
        Map<String, Item> before = watched.shown;
        watched.shown = now;
        if (before != null && !before.equals(now)) {
            watched.seq++;
            String frame = changes(watched, before, now);
            watched.sockets.forEach(socket -> socket.change(frame));
        }
        tellThoseBehind(watched, now);
    }

    private void tellThoseBehind(Watched watched, Map<String, Item> now) {
        String[] whole = new String[1];
        for (MapSocket socket : watched.sockets) {
            if (socket.isBehind() && socket.isOpen()) {
                socket.list(() -> {
                    if (whole[0] == null) {
                        whole[0] = list(watched, now);
                    }
                    return whole[0];
                });
            }
        }
    }

    private String list(Watched watched, Map<String, Item> now) {
        return frame(watched, "drivers", Map.of("items", now.values()));
    }

    private String changes(Watched watched, Map<String, Item> before, Map<String, Item> now) {
        List<Item> changed = new ArrayList<>();
        now.forEach((handle, item) -> {
            if (!item.equals(before.get(handle))) {
                changed.add(item);
            }
        });
        List<String> gone = before.keySet().stream()
                .filter(handle -> !now.containsKey(handle))
                .toList();
        return frame(watched, "changes", Map.of("changed", changed, "gone", gone));
    }

    private String frame(Watched watched, String type, Map<String, ?> data) {
        Map<String, Object> frame = new LinkedHashMap<>();
        frame.put("seq", watched.seq);
        frame.put("type", type);
        frame.put("at", clock.instant());
        frame.put("data", data);
        return new String(Json.write(frame), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
