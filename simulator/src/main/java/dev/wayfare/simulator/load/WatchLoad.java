package dev.wayfare.simulator.load;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many who watch the drivers on the map, in some areas. Not reusable; runs on the caller's thread. */
public final class WatchLoad implements AutoCloseable {

    private static final int LONGEST_SELECT_MS = 10;
    private static final double APART_DEG = 0.01;

    private final Selector selector;
    private final List<FixSocket> sockets = new ArrayList<>();
    private final ByteBuffer scratch = ByteBuffer.allocate(64 * 1024);

    private WatchLoad(Selector selector) {
        this.selector = selector;
    }

    /**
     * What those who watch have seen.
     *
     * @param frames that came to all
     * @param most that came to one
     */
    public record Seen(int sockets, long frames, long most, double seconds) {}

    /**
     * Opens the sockets.
     *
     * @param watchers who watch, in turn
     */
    public static WatchLoad open(URI baseUrl, List<Account> watchers, int sockets, int areas) throws IOException {
        WatchLoad load = new WatchLoad(Selector.open());
        for (int i = 0; i < sockets; i++) {
            int area = i % areas;
            String path = String.format(
                    Locale.ROOT,
                    "/ws/drivers/available?lat=%.3f&lon=%.3f&radiusM=3000",
                    41.84 + Math.floorDiv(area, 10) * APART_DEG,
                    -87.68 + (area % 10) * APART_DEG);
            FixSocket socket = FixSocket.open(
                    baseUrl, path, watchers.get(i % watchers.size()).accessToken());
            socket.channel().register(load.selector, SelectionKey.OP_READ, socket);
            load.sockets.add(socket);
            load.read(0);
        }
        return load;
    }

    /** Reads for a while. */
    public Seen watch(Duration time) throws IOException {
        long[] before = sockets.stream().mapToLong(FixSocket::frames).toArray();
        long startNs = System.nanoTime();
        while (System.nanoTime() - startNs < time.toNanos()) {
            read(LONGEST_SELECT_MS);
        }
        long all = 0;
        long most = 0;
        for (int i = 0; i < before.length; i++) {
            long came = sockets.get(i).frames() - before[i];
            all += came;
            most = Math.max(most, came);
        }
        return new Seen(sockets.size(), all, most, (System.nanoTime() - startNs) / 1e9);
    }

    private void read(int atMostMs) throws IOException {
        int ready = atMostMs == 0 ? selector.selectNow() : selector.select(atMostMs);
        if (ready > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                ((FixSocket) key.attachment()).read(scratch);
            }
            selector.selectedKeys().clear();
        }
    }

    @Override
    public void close() throws IOException {
        for (FixSocket socket : sockets) {
            socket.close();
        }
        selector.close();
    }
}
