package dev.wayfare.simulator.load;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.HdrHistogram.Histogram;

/** Asks for rides, at a rate or as fast as it goes, and measures. Not reusable; runs on the caller's thread. */
public final class AcceptLoad implements LoadLoop.Work {

    private static final int PLACES = 1_024;
    private static final long GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final AcceptSettings settings;
    private final LoadLoop loop;
    private final List<byte[]> heads;
    private final byte[][] bodies;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 44));
    private final Histogram latency = Latencies.histogram();
    private final Map<String, Long> others = new TreeMap<>();
    private final long startNs = System.nanoTime();
    private final long countFromNs;
    private final long endNs;
    private long due;
    private long outstanding;
    private long accepted;

    private AcceptLoad(AcceptSettings settings, LoadLoop loop) {
        this.settings = settings;
        this.loop = loop;
        this.countFromNs = startNs + settings.warmUp().toNanos();
        this.endNs = countFromNs + settings.duration().toNanos();
        Requests requests = new Requests(settings.baseUrl());
        this.heads = settings.riders().stream()
                .map(rider -> requests.post("/rides", rider))
                .toList();
        this.bodies = new byte[PLACES][];
        Dice dice = Dice.of(settings.seed()).child("accept");
        for (int i = 0; i < PLACES; i++) {
            bodies[i] = body(settings.area(), dice.child(i));
        }
    }

    /** Loads the platform and says how it did. */
    public static AcceptReport run(AcceptSettings settings) throws InterruptedException {
        try (LoadLoop loop = new LoadLoop(settings.baseUrl(), settings.connections())) {
            AcceptLoad load = new AcceptLoad(settings, loop);
            loop.run(load);
            double seconds = settings.duration().toMillis() / 1000.0;
            return new AcceptReport(
                    load.accepted, load.others, seconds, load.accepted / seconds, Latencies.of(load.latency));
        }
    }

    static byte[] body(Area area, Dice dice) {
        GeoPoint from = area.somewhere(dice.child("from"));
        GeoPoint to = Area.beside(
                from,
                dice.child("bearing").between(0, 360),
                dice.child("distance").between(800, 5_000));
        return Requests.ascii(String.format(
                Locale.ROOT,
                "{\"pickup\":{\"lat\":%.6f,\"lon\":%.6f},\"dropoff\":{\"lat\":%.6f,\"lon\":%.6f},"
                        + "\"product\":\"standard\"}",
                from.lat(),
                from.lon(),
                to.lat(),
                to.lon()));
    }

    @Override
    public long run(long nowNs) {
        if (settings.rate() == 0) {
            while (nowNs < endNs && loop.free() > 0) {
                ask(System.nanoTime());
            }
            return Long.MAX_VALUE;
        }
        long next = dueAt(due);
        while (next <= nowNs && next < endNs) {
            ask(next);
            next = dueAt(due);
        }
        return next < endNs ? next : Long.MAX_VALUE;
    }

    private long dueAt(long number) {
        return startNs + (long) (number * (1e9 / settings.rate()));
    }

    private void ask(long dueNs) {
        long number = due++;
        byte[] body = bodies[(int) (number % PLACES)];
        byte[] head = heads.get((int) (number % heads.size()));
        byte[] request = Requests.join(head, Requests.rest(run + "-" + Long.toHexString(number), 0, body.length), body);
        outstanding++;
        loop.send(new Asked(request, dueNs));
    }

    private void ended(long dueNs, long nowNs, int status, String what) {
        outstanding--;
        if (status / 100 == 2) {
            if (nowNs >= countFromNs && nowNs < endNs) {
                accepted++;
            }
        } else {
            others.merge(what, 1L, Long::sum);
        }
        if (dueNs >= countFromNs) {
            Latencies.record(latency, dueNs, nowNs);
        }
    }

    @Override
    public boolean isDone(long nowNs) {
        boolean allAsked = settings.rate() == 0 || dueAt(due) >= endNs;
        return nowNs >= endNs && ((allAsked && outstanding == 0) || nowNs >= endNs + GRACE_NS);
    }

    private final class Asked implements Exchange {
        private final byte[] request;
        private final long dueNs;

        Asked(byte[] request, long dueNs) {
            this.request = request;
            this.dueNs = dueNs;
        }

        @Override
        public byte[] request() {
            return request;
        }

        @Override
        public void answered(int status, byte[] body, long nowNs) {
            ended(dueNs, nowNs, status, Integer.toString(status));
        }

        @Override
        public void broken(String why, long nowNs) {
            ended(dueNs, nowNs, 0, why);
        }
    }
}
