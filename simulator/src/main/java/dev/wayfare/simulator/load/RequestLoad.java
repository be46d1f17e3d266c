package dev.wayfare.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Sends requests, at a rate or as fast as they are answered, and measures; a latency counts from when its request was due. Not
 * reusable; runs on the caller's thread, so that another load may run beside it on another one.
 */
final class RequestLoad implements LoadLoop.Work {

    private static final long GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final Pace pace;
    private final Maker maker;
    private final LoadLoop loop;
    private final Ramp ramp;
    private final Histogram latency = Latencies.histogram();
    private final Map<String, Long> others = new TreeMap<>();
    private final long startNs = System.nanoTime();
    private final long endNs;
    private final MeasuredTime measured;
    private long due;
    private long outstanding;
    private long accepted;

    /**
     * How fast and how long.
     *
     * @param rate requests a second, whether or not answers come (open loop); 0 = each connection asks again as soon as it has
     *     its answer (closed loop)
     * @param connections how many requests may be on their way at once
     * @param warmUp is not counted; meanwhile a rate rises from nothing to the whole
     */
    record Pace(double rate, int connections, Duration warmUp, Duration duration) {}

    /** Makes the requests. */
    interface Maker {

        /** The n-th, from 0, head and body. */
        byte[] request(long number);
    }

    private RequestLoad(Pace pace, Maker maker, LoadLoop loop, LoadWatcher watcher) {
        this.pace = pace;
        this.maker = maker;
        this.loop = loop;
        this.ramp = new Ramp(pace.rate(), pace.warmUp().toNanos());
        long countFromNs = startNs + pace.warmUp().toNanos();
        this.endNs = countFromNs + pace.duration().toNanos();
        this.measured = new MeasuredTime(countFromNs, endNs, watcher);
    }

    /** Loads the platform and says how it did. */
    static AcceptReport run(URI baseUrl, Pace pace, Maker maker, LoadWatcher watcher) throws InterruptedException {
        try (LoadLoop loop = new LoadLoop(baseUrl, pace.connections())) {
            RequestLoad load = new RequestLoad(pace, maker, loop, watcher);
            loop.run(load);
            double seconds = pace.duration().toMillis() / 1000.0;
            return new AcceptReport(
                    load.accepted, load.others, seconds, load.accepted / seconds, Latencies.of(load.latency));
        }
    }

    @Override
    public long run(long nowNs) {
        if (pace.rate() == 0) {
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
        return startNs + ramp.dueNs(number);
    }

    private void ask(long dueNs) {
        byte[] request = maker.request(due++);
        outstanding++;
        loop.send(new Asked(request, dueNs));
    }

    private void ended(long dueNs, long nowNs, int status, String what) {
        outstanding--;
        if (status / 100 != 2) {
            others.merge(what, 1L, Long::sum);
        } else if (measured.contains(nowNs)) {
            accepted++;
        }
        if (measured.contains(dueNs)) {
            Latencies.record(latency, dueNs, nowNs);
        }
    }

    @Override
    public boolean isDone(long nowNs) {
        measured.at(nowNs);
        boolean allAsked = pace.rate() == 0 || dueAt(due) >= endNs;
        return measured.isOver(nowNs) && ((allAsked && outstanding == 0) || nowNs >= endNs + GRACE_NS);
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
