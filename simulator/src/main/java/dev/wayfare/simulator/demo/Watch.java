package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.city.City;
import dev.wayfare.simulator.city.CitySnapshot;
import dev.wayfare.simulator.demo.Progress.Phase;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Watches a simulation and tells once a second how far it is. Used by one thread. */
final class Watch {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final long SECOND_NS = 1_000_000_000L;

    private final Consumer<Progress> progress;
    private final int people;
    private final long startNs = System.nanoTime();
    private long toldNs = startNs - SECOND_NS;

    Watch(int people, Consumer<Progress> progress) {
        this.people = people;
        this.progress = progress;
    }

    Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - startNs);
    }

    /** Tells how many have signed up, if a second has passed. */
    void signingUp(int joined) {
        if (isTimeToTell()) {
            double share = joined / (double) people;
            progress.accept(new Progress(second(), Phase.SIGNING_UP, share, joined, people, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        }
    }

    /**
     * Watches the city until this holds or the time is over.
     *
     * @return how long it took
     * @throws IllegalStateException when the simulation's own code is at fault
     */
    Duration city(City city, Phase phase, Duration most, Predicate<CitySnapshot> enough) throws InterruptedException {
        long phaseNs = System.nanoTime();
        while (true) {
            CitySnapshot snapshot = city.snapshot();
            city.fault().ifPresent(fault -> {
                throw new IllegalStateException("the simulation is at fault: " + fault, fault);
            });
            long passed = System.nanoTime() - phaseNs;
            if (isTimeToTell()) {
                progress.accept(of(snapshot, phase, Math.min(1, passed / (double) most.toNanos())));
            }
            if (enough.test(snapshot) || passed >= most.toNanos()) {
                return Duration.ofNanos(passed);
            }
            Thread.sleep(Duration.ofNanos(Math.clamp(most.toNanos() - passed, 1, LOOK_EVERY.toNanos())));
        }
    }

    /** Tells how it stands, whatever the time. */
    void tell(CitySnapshot snapshot, Phase phase) {
        progress.accept(of(snapshot, phase, 1));
    }

    private boolean isTimeToTell() {
        if (System.nanoTime() - toldNs < SECOND_NS) {
            return false;
        }
        toldNs = System.nanoTime();
        return true;
    }

    private int second() {
        return (int) sinceStart().toSeconds();
    }

    private Progress of(CitySnapshot snapshot, Phase phase, double share) {
        return new Progress(
                second(),
                phase,
                share,
                people,
                people,
                snapshot.people().online(),
                snapshot.people().busy(),
                snapshot.people().riding(),
                snapshot.requested(),
                snapshot.toMatch().count(),
                snapshot.ended(RideStatus.COMPLETED),
                snapshot.ended(RideStatus.CANCELLED),
                snapshot.ended(RideStatus.NO_DRIVERS_AVAILABLE),
                snapshot.errors().values().stream().mapToLong(Long::longValue).sum());
    }
}
