package dev.wayfare.simulator.city;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.Offer;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A city with its people. Built and asked from any thread; everything in it happens on its own.
 *
 * <p>Use: make it with its errands, {@link #populate} it, {@link #open} it, look at {@link #snapshot} until nothing is
 * pending and nobody rides, {@link #closeStreets}, then close it.
 */
public final class City implements AutoCloseable {

    private static final Duration LONGEST_DRIVE = Duration.ofSeconds(25);
    private static final Duration SHORTEST_DRIVE = Duration.ofMillis(300);

    private final WayfareClient client;
    private final CitySettings settings;
    private final List<Errand> errands;
    private final CityLoop loop = new CityLoop();
    private final CityTally tally = new CityTally();
    private final Kerb kerb = new Kerb();
    private final List<Rider> riders = new ArrayList<>();
    private final List<Driver> drivers = new ArrayList<>();
    private int unfinished;
    private int hour = 12;

    /**
     * @param errands in order of time; each names a rider below the number that will live here
     */
    public City(WayfareClient client, CitySettings settings, List<Errand> errands) {
        this.client = client;
        this.settings = settings;
        this.errands = List.copyOf(errands);
        this.unfinished = errands.size();
    }

    /** Moves these people in. Drivers start where errands begin, so that they are where they are wanted. */
    public void populate(List<Session> newRiders, List<Session> newDrivers) {
        loop.run(() -> {
            Dice dice = Dice.of(settings.seed());
            for (Session session : newRiders) {
                riders.add(new Rider(this, session, dice.child("rider").child(riders.size())));
            }
            for (Session session : newDrivers) {
                Dice own = dice.child("driver").child(drivers.size());
                drivers.add(new Driver(this, session, own, hotSpot(own.child("home"))));
            }
        });
    }

    /** All drivers go online. */
    public void openStreets() {
        loop.run(() -> drivers.forEach(Driver::goOnline));
    }

    /** Time begins: every errand at its time. */
    public void open() {
        loop.run(() -> {
            for (Errand errand : errands) {
                var _ = loop.after(errand.after(), () -> {
                    hour = errand.hour();
                    riders.get(errand.rider()).wants(errand);
                });
            }
        });
    }

    /** All drivers go home, each after the ride that he is on. */
    public void closeStreets() {
        loop.run(() -> drivers.forEach(Driver::goHome));
    }

    /** What has happened so far. */
    public CitySnapshot snapshot() throws InterruptedException {
        return loop.ask(() -> tally.snapshot(new CitySnapshot.Population(
                unfinished,
                (int) riders.stream().filter(Rider::isRiding).count(),
                (int) drivers.stream().filter(Driver::isOnline).count(),
                (int) drivers.stream().filter(Driver::isBusy).count())));
    }

    /** Every ride that is over. */
    public List<EndedRide> endedRides() throws InterruptedException {
        return loop.ask(tally::endedRides);
    }

    /** The first fault of the simulation's own code. */
    public Optional<Throwable> fault() {
        return loop.fault();
    }

    WayfareClient client() {
        return client;
    }

    CitySettings settings() {
        return settings;
    }

    CityLoop loop() {
        return loop;
    }

    CityTally tally() {
        return tally;
    }

    Kerb kerb() {
        return kerb;
    }

    int hour() {
        return hour;
    }

    void errandEnded() {
        unfinished--;
    }

    /** Near a place where somebody starts today. */
    GeoPoint hotSpot(Dice dice) {
        if (errands.isEmpty()) {
            return settings.area().somewhere(dice);
        }
        Errand errand = errands.get(dice.child("where").below(errands.size()));
        return Area.beside(
                errand.pickup().point(),
                dice.child("bearing").between(0, 360),
                dice.child("distance").between(0, 600));
    }

    /** How long the ride takes: as long as the real one, where there was one. */
    Duration rideTime(Offer offer) {
        return bounded(kerb.errandOf(offer.rideId())
                .flatMap(Errand::real)
                .map(real -> settings.streets().compressed(real.durationS()))
                .orElseGet(() -> settings.streets()
                        .drive(offer.pickup().point(), offer.dropoff().point(), hour)));
    }

    /** How long an empty drive takes. */
    Duration driveTime(GeoPoint from, GeoPoint to) {
        return bounded(settings.streets().drive(from, to, hour));
    }

    /** The odd trip across the county shall not hold up everybody's evening. */
    private static Duration bounded(Duration time) {
        boolean tooLong = time.compareTo(LONGEST_DRIVE) > 0;
        boolean tooShort = time.compareTo(SHORTEST_DRIVE) < 0;
        return tooLong ? LONGEST_DRIVE : tooShort ? SHORTEST_DRIVE : time;
    }

    @Override
    public void close() throws InterruptedException {
        loop.ask(() -> {
            riders.forEach(Rider::leave);
            drivers.forEach(Driver::leave);
            return riders.size();
        });
        loop.close();
    }
}
