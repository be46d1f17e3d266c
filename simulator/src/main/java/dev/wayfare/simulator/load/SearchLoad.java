package dev.wayfare.simulator.load;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Searches at a rate, whether or not answers come, and measures. Not reusable; runs on the caller's thread, so that another load may
 * run beside it on another one.
 */
public final class SearchLoad implements LoadLoop.Work {

    private static final long GRACE_NS = Duration.ofSeconds(5).toNanos();

    private final SearchSettings settings;
    private final LoadLoop loop;
    private final List<byte[]> requests;
    private final Histogram latency = Latencies.histogram();
    private final Map<String, Long> others = new TreeMap<>();
    private final long startNs = System.nanoTime();
    private final long countFromNs;
    private final long endNs;
    private long due;
    private long outstanding;
    private long answered;

    private SearchLoad(SearchSettings settings, LoadLoop loop) {
        this.settings = settings;
        this.loop = loop;
        this.countFromNs = startNs + settings.warmUp().toNanos();
        this.endNs = countFromNs + settings.duration().toNanos();
        Requests writer = new Requests(settings.baseUrl());
        this.requests = settings.paths().stream()
                .map(path -> writer.get(path, settings.searcher()))
                .toList();
    }

    /** Loads the platform and says how it did. */
    public static AcceptReport run(SearchSettings settings) throws InterruptedException {
        try (LoadLoop loop = new LoadLoop(settings.baseUrl(), settings.connections())) {
            SearchLoad load = new SearchLoad(settings, loop);
            loop.run(load);
            double seconds = settings.duration().toMillis() / 1000.0;
            return new AcceptReport(
                    load.answered, load.others, seconds, load.answered / seconds, Latencies.of(load.latency));
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
        return startNs + (long) (number * (1e9 / settings.rate()));
    }

    private void ask(long dueNs) {
        byte[] request = requests.get((int) (due++ % requests.size()));
        outstanding++;
        loop.send(new Asked(request, dueNs));
    }

    private void ended(long dueNs, long nowNs, boolean isFound, String what) {
        outstanding--;
        if (!isFound) {
            others.merge(what, 1L, Long::sum);
        } else if (dueNs >= countFromNs) {
            answered++;
        }
        if (dueNs >= countFromNs) {
            Latencies.record(latency, dueNs, nowNs);
        }
    }

    @Override
    public boolean isDone(long nowNs) {
        return nowNs >= endNs && ((dueAt(due) >= endNs && outstanding == 0) || nowNs >= endNs + GRACE_NS);
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
            ended(dueNs, nowNs, status == 200, Integer.toString(status));
        }

        @Override
        public void broken(String why, long nowNs) {
            ended(dueNs, nowNs, false, why);
        }
    }
}
