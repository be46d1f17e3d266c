package dev.wayfare.simulator.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Sends fixes over many sockets at a rate that does not wait for answers. Not reusable; runs on the caller's thread. */
public final class FixLoad {

    private static final long READ_EVERY_NS = Duration.ofMillis(10).toNanos();
    private static final long GRACE_NS = Duration.ofSeconds(10).toNanos();
    private static final long NAP_NS = 200_000;
    private static final int LAT_E7 = 418_800_000;
    private static final int LON_E7 = -876_300_000;
    private static final double CITY_E7 = 900_000;

    private final FixLoadSettings settings;
    private final List<FixSocket> sockets = new ArrayList<>();
    private final List<List<FixFrame>> drivers = new ArrayList<>();
    private final int[] turn;
    private final ByteBuffer out;
    private final ByteBuffer scratch = ByteBuffer.allocate(64 * 1024);
    private final Selector selector;
    private int next;
    private long sent;
    private long unsent;
    private long latestNs;

    private FixLoad(FixLoadSettings settings) throws IOException {
        this.settings = settings;
        this.turn = new int[settings.sockets()];
        this.out = ByteBuffer.allocateDirect(FixFrame.bytes(settings.perFrame()) * settings.burst());
        this.selector = Selector.open();
        Random random = new Random(7);
        for (int i = 0; i < settings.sockets(); i++) {
            drivers.add(new ArrayList<>());
        }
        for (int i = 0; i < settings.drivers().size(); i++) {
            drivers.get(i % settings.sockets())
                    .add(new FixFrame(
                            settings.drivers().get(i),
                            LAT_E7 + (int) (random.nextGaussian() * CITY_E7),
                            LON_E7 + (int) (random.nextGaussian() * CITY_E7)));
        }
    }

    /** Loads the platform and says how it did. */
    public static FixLoadReport run(FixLoadSettings settings) throws IOException {
        FixLoad load = new FixLoad(settings);
        try {
            load.open();
            return load.send();
        } finally {
            for (FixSocket socket : load.sockets) {
                socket.close();
            }
            load.selector.close();
        }
    }

    private void open() throws IOException {
        for (int i = 0; i < settings.sockets(); i++) {
            FixSocket socket = FixSocket.open(settings.baseUrl(), "/ws/drivers/me", settings.token());
            socket.channel().register(selector, SelectionKey.OP_READ, socket);
            sockets.add(socket);
        }
    }

    private FixLoadReport send() throws IOException {
        Ramp ramp = new Ramp(
                settings.fixesPerSecond() / settings.perFrame(),
                Duration.ofSeconds(settings.warmUpSeconds()).toNanos());
        long startNs = System.nanoTime();
        long countNs = startNs + Duration.ofSeconds(settings.warmUpSeconds()).toNanos();
        long endNs = countNs + Duration.ofSeconds(settings.seconds()).toNanos();
        long readNs = startNs;
        long sentBefore = 0;
        long cpuBefore = 0;
        boolean counting = false;
        for (long now = startNs; now < endNs; now = System.nanoTime()) {
            if (!counting && now >= countNs) {
                counting = true;
                sentBefore = sent;
                cpuBefore = cpuNs();
                latestNs = 0;
            }
            long dueNs = startNs + ramp.dueNs(sent + unsent + settings.burst() - 1);
            if (dueNs <= now) {
                latestNs = Math.max(latestNs, now - dueNs);
                burst();
            } else if (now - readNs >= READ_EVERY_NS) {
                readNs = now;
                read();
            } else {
                LockSupport.parkNanos(NAP_NS);
            }
        }
        double seconds = (System.nanoTime() - countNs) / 1e9;
        long counted = (sent - sentBefore) * settings.perFrame();
        double cpuSeconds = (cpuNs() - cpuBefore) / 1e9;
        long all = sent * settings.perFrame();
        awaitAcks(all);
        return new FixLoadReport(counted, seconds, cpuSeconds, all, acknowledged(), errors(), unsent, latestNs / 1e6);
    }

    private void burst() throws IOException {
        int socket = next;
        next = (next + 1) % settings.sockets();
        List<FixFrame> mine = drivers.get(socket);
        out.clear();
        long nowMs = System.currentTimeMillis();
        for (int i = 0; i < settings.burst(); i++) {
            mine.get(turn[socket]).put(out, settings.perFrame(), nowMs);
            turn[socket] = (turn[socket] + 1) % mine.size();
        }
        out.flip();
        if (sockets.get(socket).write(out)) {
            sent += settings.burst();
        } else {
            unsent += settings.burst();
        }
    }

    private void read() throws IOException {
        if (selector.selectNow() > 0) {
            for (SelectionKey key : selector.selectedKeys()) {
                ((FixSocket) key.attachment()).read(scratch);
            }
            selector.selectedKeys().clear();
        }
    }

    private void awaitAcks(long all) throws IOException {
        long until = System.nanoTime() + GRACE_NS;
        while (acknowledged() < all && System.nanoTime() < until) {
            selector.select(READ_EVERY_NS / 1_000_000);
            read();
        }
    }

    private long acknowledged() {
        return sockets.stream().mapToLong(FixSocket::upTo).sum();
    }

    private long errors() {
        return sockets.stream().mapToLong(FixSocket::errors).sum();
    }

    private static long cpuNs() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
