package dev.wayfare.simulator.load;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;

/** Asks for rides, each request with an idempotency key of its own. */
public final class AcceptLoad implements RequestLoad.Maker {

    private static final int PLACES = 1_024;

    private final List<byte[]> heads;
    private final byte[][] bodies = new byte[PLACES][];
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 40, 1L << 44));

    private AcceptLoad(AcceptSettings settings) {
        Requests requests = new Requests(settings.baseUrl());
        this.heads = settings.riders().stream()
                .map(rider -> requests.post("/rides", rider))
                .toList();
        Dice dice = Dice.of(settings.seed()).child("accept");
        for (int i = 0; i < PLACES; i++) {
            bodies[i] = body(settings.area(), dice.child(i));
        }
    }

    /** See {@link #run(AcceptSettings, LoadWatcher)}; nobody watches. */
    public static AcceptReport run(AcceptSettings settings) throws InterruptedException {
        return run(settings, LoadWatcher.NOBODY);
    }

    /** Loads the platform and says how it did. */
    public static AcceptReport run(AcceptSettings settings, LoadWatcher watcher) throws InterruptedException {
        RequestLoad.Pace pace =
                new RequestLoad.Pace(settings.rate(), settings.connections(), settings.warmUp(), settings.duration());
        return RequestLoad.run(settings.baseUrl(), pace, new AcceptLoad(settings), watcher);
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
    public byte[] request(long number) {
        byte[] body = bodies[(int) (number % PLACES)];
        byte[] head = heads.get((int) (number % heads.size()));
        return Requests.join(head, Requests.rest(run + "-" + Long.toHexString(number), 0, body.length), body);
    }
}
