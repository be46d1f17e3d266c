package dev.wayfare.simulator.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Books, at a rate whether or not answers come, or all at once, and remembers when each booking was due to be asked for:
 * what became of it is read elsewhere. Not reusable; runs on the caller's thread.
 */
public final class BookingLoad implements LoadLoop.Work {

    private static final long GRACE_NS = Duration.ofSeconds(20).toNanos();

    private final BookingLoadSettings settings;
    private final LoadCalls calls;
    private final Histogram latency = Latencies.histogram();
    private final List<BookingLoadReport.Refused> refused = new ArrayList<>();
    private final Map<String, Long> others = new TreeMap<>();
    private final Map<String, Long> dueNs = new HashMap<>();
    private final Ramp ramp;
    private final long startNs = System.nanoTime();
    private final long endNs;
    private long asked;
    private long answered;

    private BookingLoad(BookingLoadSettings settings, LoadLoop loop) {
        this.settings = settings;
        this.calls = new LoadCalls(loop, settings.baseUrl());
        this.ramp = new Ramp(settings.rate(), settings.rise().toNanos());
        this.endNs = startNs + settings.duration().toNanos();
    }

    /** Loads the platform and says what was asked and when. */
    public static BookingLoadReport run(BookingLoadSettings settings) throws InterruptedException {
        try (LoadLoop loop = new LoadLoop(settings.baseUrl(), settings.connections())) {
            BookingLoad load = new BookingLoad(settings, loop);
            loop.run(load);
            return new BookingLoadReport(
                    load.asked, load.dueNs, load.refused, load.others, load.startNs, Latencies.of(load.latency));
        }
    }

    @Override
    public long run(long nowNs) {
        long due = dueAt(asked);
        while (due <= nowNs && isWanted(due)) {
            ask(due);
            due = dueAt(asked);
        }
        return isWanted(due) ? due : Long.MAX_VALUE;
    }

    private boolean isWanted(long due) {
        return asked < settings.most() && (settings.rate() == 0 || due < endNs);
    }

    /** A rate of 0 is all at once. */
    private long dueAt(long number) {
        return settings.rate() == 0 ? startNs : startNs + ramp.dueNs(number);
    }

    private void ask(long due) {
        long number = asked++;
        Account traveller =
                settings.travellers().get((int) (number % settings.travellers().size()));
        calls.post(
                "/bookings",
                traveller,
                settings.wishes().body(number),
                0,
                (status, code, body, nowNs) -> answered(due, status, code, body, nowNs));
    }

    private void answered(long due, int status, String code, JsonNode body, long nowNs) {
        answered++;
        if (status == 202) {
            dueNs.put(body.path("bookingId").asText(), due);
            Latencies.record(latency, due, nowNs);
        } else if (status == 409) {
            refused.add(new BookingLoadReport.Refused(code, due, nowNs));
        } else {
            others.merge(code, 1L, Long::sum);
        }
    }

    @Override
    public boolean isDone(long nowNs) {
        boolean allAsked = !isWanted(dueAt(asked));
        return allAsked && (answered == asked || nowNs >= endNs + GRACE_NS);
    }
}
