package dev.wayfare.simulator.demo;

import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.City;
import dev.wayfare.simulator.city.CitySettings;
import dev.wayfare.simulator.city.CitySnapshot;
import dev.wayfare.simulator.city.Errand;
import dev.wayfare.simulator.demo.Progress.Phase;
import dev.wayfare.simulator.travel.TravelReport;
import dev.wayfare.simulator.travel.Travellers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** One run of the demonstration, from the first sign-up to the last bill. Not reusable; used by one thread. */
public final class Simulation {

    /** More people than this share connections, so that they fit into one process's open files. */
    private static final int MANY = 2_000;

    private static final Duration OPENING = Duration.ofSeconds(30);
    private static final Duration GOING_HOME = Duration.ofSeconds(15);

    private final SimulationSettings settings;
    private final WayfareClient client;
    private final Optional<TripPlan> trips;
    private final Watch watch;

    private Simulation(
            SimulationSettings settings, WayfareClient client, Optional<TripPlan> trips, Consumer<Progress> progress) {
        this.settings = settings;
        this.client = client;
        this.trips = trips;
        this.watch = new Watch(settings.drivers() + settings.riders() + settings.travellers(), progress);
    }

    /**
     * Runs it. Blocks until everybody is home.
     *
     * @param progress told once a second, on the calling thread
     * @throws IllegalArgumentException when the trips cannot be read
     * @throws IllegalStateException when people cannot sign up, or the simulation itself is at fault
     */
    public static SimulationReport run(SimulationSettings settings, Consumer<Progress> progress)
            throws InterruptedException {
        Optional<TripPlan> trips = settings.trips().map(file -> TripPlan.of(TripFile.read(file), settings));
        ClientSettings reach = ClientSettings.of(settings.baseUrl());
        boolean many = settings.drivers() + settings.riders() > MANY;
        try (WayfareClient client = new WayfareClient(many ? reach.withMultiplexedSockets() : reach)) {
            return new Simulation(settings, client, trips, progress).run();
        }
    }

    private SimulationReport run() throws InterruptedException {
        String run = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 40));
        CitySettings city = CitySettings.of(settings.seed(), run, Area.CHICAGO, settings.speedup());
        List<Session> people = signUp(city.product());
        Duration signUpTime = watch.sinceStart();
        List<Session> riders = people.subList(0, settings.riders());
        int travellersFrom = settings.riders() + settings.drivers();
        List<Session> drivers = people.subList(settings.riders(), travellersFrom);
        Travellers travellers = new Travellers(
                client, people.subList(travellersFrom, people.size()), settings.seed(), run, Instant.now());
        List<Errand> errands = trips.map(TripPlan::errands).orElseGet(() -> Demand.of(settings, city.area()));
        try (City streets = new City(client, city, errands)) {
            streets.populate(riders, drivers);
            return live(streets, travellers, riders, signUpTime);
        }
    }

    private SimulationReport live(City city, Travellers travellers, List<Session> riders, Duration signUpTime)
            throws InterruptedException {
        city.openStreets();
        watch.city(city, Phase.OPENING, OPENING, now -> now.people().online() == settings.drivers());
        long callsBefore = client.meter().calls();
        city.open();
        travellers.setOut(settings.cityTime());
        Duration asking = watch.city(city, Phase.CITY, settings.cityTime(), now -> false);
        Duration windingDown = watch.city(
                city,
                Phase.WINDING_DOWN,
                settings.windDown(),
                now -> now.people().pending() == 0 && travellers.underway() == 0);
        long calls = client.meter().calls() - callsBefore;
        city.closeStreets();
        watch.city(city, Phase.WINDING_DOWN, GOING_HOME, now -> now.people().online() == 0);
        CitySnapshot end = city.snapshot();
        watch.tell(end, Phase.SETTLING);
        Takings takings = new Takings(client, riders, city.endedRides());
        takings.collect();
        Optional<TravelReport> travel =
                settings.travellers() == 0 ? Optional.empty() : Optional.of(travellers.settle());
        watch.tell(end, Phase.DONE);
        return new ReportWriter(settings, client.meter(), trips)
                .write(end, takings, travel, signUpTime, asking.plus(windingDown), calls);
    }

    private List<Session> signUp(String product) throws InterruptedException {
        People people = new People(settings.seed());
        List<SignUpForm> forms = new ArrayList<>();
        for (int i = 0; i < settings.riders(); i++) {
            forms.add(people.rider(i));
        }
        for (int i = 0; i < settings.drivers(); i++) {
            forms.add(people.driver(i, product));
        }
        for (int i = 0; i < settings.travellers(); i++) {
            forms.add(people.traveller(i));
        }
        SignUps signUps = new SignUps(client, forms);
        CompletableFuture<List<Session>> all = signUps.all();
        while (true) {
            try {
                return all.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                watch.signingUp(signUps.done());
            } catch (ExecutionException e) {
                throw new IllegalStateException(
                        "people cannot sign up: " + e.getCause().getMessage(), e.getCause());
            }
        }
    }
}
