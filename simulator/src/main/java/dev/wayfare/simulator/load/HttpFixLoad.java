package dev.wayfare.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Sends drivers' fixes over HTTP, one a request. */
public final class HttpFixLoad implements RequestLoad.Maker {

    private final List<byte[]> heads;

    private HttpFixLoad(URI baseUrl, List<Account> drivers) {
        Requests requests = new Requests(baseUrl);
        this.heads = drivers.stream()
                .map(driver -> requests.post("/drivers/" + driver.userId() + "/location", driver))
                .toList();
    }

    /**
     * Loads the platform and says how it did.
     *
     * @param rate fixes a second, open loop; it rises to that during the warm-up
     */
    public static AcceptReport run(
            URI baseUrl,
            List<Account> drivers,
            double rate,
            int connections,
            Duration warmUp,
            Duration time,
            LoadWatcher watcher)
            throws InterruptedException {
        RequestLoad.Pace pace = new RequestLoad.Pace(rate, connections, warmUp, time);
        return RequestLoad.run(baseUrl, pace, new HttpFixLoad(baseUrl, drivers), watcher);
    }

    @Override
    public byte[] request(long number) {
        byte[] body = Requests.ascii(String.format(
                Locale.ROOT,
                "{\"lat\":41.%06d,\"lon\":-87.63,\"recordedAt\":\"%s\",\"speedMps\":8}",
                880_000 + number / heads.size() % 1_000,
                Instant.now().truncatedTo(ChronoUnit.MILLIS)));
        byte[] head = heads.get((int) (number % heads.size()));
        return Requests.join(head, Requests.rest(Long.toString(number), 0, body.length), body);
    }
}
