package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.Fix;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * What a driver's telephone remembers of his way until it is sent: on a ride a fix every {@value #EVERY_MS} ms, otherwise only where
 * he is. Since streets pass faster here than in life, so must its fixes. Lives on the city's thread.
 */
final class Device {

    private static final long EVERY_MS = 200;
    private static final int MOST = 100;
    private static final double ACCURACY_M = 5;
    private static final long NS_PER_MS = 1_000_000;

    private final DoubleSupplier speedMps;
    private final List<Fix> unsent = new ArrayList<>();
    private long notedNs = System.nanoTime();

    /**
     * A device.
     *
     * @param speedMps how fast one drives now
     */
    Device(DoubleSupplier speedMps) {
        this.speedMps = speedMps;
    }

    /** Notes the way on this leg until now. */
    void note(Leg leg, boolean onRide) {
        long now = System.nanoTime();
        Instant clock = Instant.now();
        long every = EVERY_MS * NS_PER_MS;
        long from = Math.max(notedNs, now - (MOST - 1) * every);
        if (onRide) {
            for (long at = from + every; at < now; at += every) {
                add(leg, at, clock.minusNanos(now - at));
            }
        }
        add(leg, now, clock);
        notedNs = now;
    }

    private void add(Leg leg, long atNs, Instant recordedAt) {
        if (unsent.size() == MOST) {
            unsent.removeFirst();
        }
        var here = leg.at(atNs);
        boolean moving = !leg.isOver(atNs);
        unsent.add(new Fix(
                here.lat(),
                here.lon(),
                recordedAt,
                leg.headingDeg(atNs),
                moving ? speedMps.getAsDouble() : 0,
                ACCURACY_M));
    }

    /** What is to be sent now. */
    List<Fix> unsent() {
        List<Fix> all = List.copyOf(unsent);
        unsent.clear();
        return all;
    }
}
