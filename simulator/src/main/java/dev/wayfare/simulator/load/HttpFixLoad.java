package dev.wayfare.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Sends one fix a request over HTTP, at a rate, and measures. Not reusable; runs on the caller's thread. */
public final class HttpFixLoad implements LoadLoop.Work {

    private static final long GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final LoadLoop loop;
    private final List<byte[]> heads;
    private final double rate;
    private final Histogram latency = Latencies.histogram();
    private final Map<String, Long> others = new TreeMap<>();
    private final long startNs = System.nanoTime();
    private final long countFromNs;
    private final long endNs;
    private long due;
    private long outstanding;
    private long taken;

    private HttpFixLoad(
            URI baseUrl, List<Account> drivers, double rate, Duration warmUp, Duration time, LoadLoop loop) {
        Requests requests = new Requests(baseUrl);
        this.loop = loop;
        this.rate = rate;
        this.heads = drivers.stream()
                .map(driver -> requests.post("/drivers/" + driver.userId() + "/location", driver))
                .toList();
        this.countFromNs = startNs + warmUp.toNanos();
        this.endNs = countFromNs + time.toNanos();
    }

    /** Loads the platform and says how it did. */
    public static AcceptReport run(
            URI baseUrl, List<Account> drivers, double rate, int connections, Duration warmUp, Duration time)
            throws InterruptedException {
        try (LoadLoop loop = new LoadLoop(baseUrl, connections)) {
            HttpFixLoad load = new HttpFixLoad(baseUrl, drivers, rate, warmUp, time, loop);
            loop.run(load);
            double seconds = time.toMillis() / 1000.0;
            return new AcceptReport(load.taken, load.others, seconds, load.taken / seconds, Latencies.of(load.latency));
        }
    }

    @Override
    public long run(long nowNs) {
        long next = dueAt(due);
        while (next <= nowNs && next < endNs) {
            ask(next);
            next = dueAt(due);
        }
        return next < endNs ? next : Long.MAX_VALUE;
    }

    private long dueAt(long number) {
        return startNs + (long) (number * (1e9 / rate));
    }

    private void ask(long dueNs) {
        long number = due++;
        byte[] body = Requests.ascii(String.format(
                Locale.ROOT,
                "{\"lat\":41.%06d,\"lon\":-87.63,\"recordedAt\":\"%s\",\"speedMps\":8}",
                880_000 + number / heads.size() % 1_000,
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        byte[] head = heads.get((int) (number % heads.size()));
        byte[] request = Requests.join(head, Requests.rest(Long.toString(number), 0, body.length), body);
        outstanding++;
        loop.send(new Asked(request, dueNs));
    }

    private void ended(long dueNs, long nowNs, int status, String what) {
        outstanding--;
        if (status != 202) {
            others.merge(what, 1L, Long::sum);
        } else if (nowNs >= countFromNs && nowNs < endNs) {
            taken++;
        }
        if (dueNs >= countFromNs) {
            Latencies.record(latency, dueNs, nowNs);
        }
    }

    @Override
    public boolean isDone(long nowNs) {
        return nowNs >= endNs && (outstanding == 0 || nowNs >= endNs + GRACE_NS);
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
