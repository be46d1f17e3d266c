package dev.wayfare.app.bench;

import dev.wayfare.contracts.wire.Json;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.Latencies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SynchronizedHistogram;

/**
 * How long after its owner's decision a confirmed booking can be seen as such: every so-manieth is asked for until it is.
 * Thread-safe.
 */
final class Visibility implements AutoCloseable {

    private static final long AGAIN_NS = Duration.ofMillis(10).toNanos();
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final URI baseUrl;
    private final Account staff;
    private final int every;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong confirmed = new AtomicLong();
    private final AtomicLong unseen = new AtomicLong();
    private final Histogram micros = new SynchronizedHistogram(3);

    /** Asks as somebody who may see all. */
    Visibility(URI baseUrl, Account staff, int every) {
        this.baseUrl = baseUrl;
        this.staff = staff;
        this.every = every;
    }

    void ended(String booking, BookingWatch.End end) {
        if (end.isConfirmed() && confirmed.getAndIncrement() % every == 0) {
            var _ = askers.submit(() -> look(booking, end.decidedMs()));
        }
    }

    private Void look(String booking, long decidedMs) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(baseUrl.resolve("/api/v1/bookings/" + booking))
                .header("authorization", "Bearer " + staff.accessToken())
                .build();
        while (System.currentTimeMillis() - decidedMs < LONGEST.toMillis()) {
            byte[] body = client.send(request, BodyHandlers.ofByteArray()).body();
            if (Json.mapper().readTree(body).path("status").asText().equals("CONFIRMED")) {
                micros.recordValue(Math.max(0, System.currentTimeMillis() - decidedMs) * 1_000);
                return null;
            }
            LockSupport.parkNanos(AGAIN_NS);
        }
        unseen.incrementAndGet();
        return null;
    }

    Latencies seen() {
        return Latencies.of(micros);
    }

    long unseen() {
        return unseen.get();
    }

    @Override
    public void close() {
        askers.shutdown();
        client.close();
    }
}
