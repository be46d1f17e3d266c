package dev.wayfare.app.bench.crash;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.SignUpForm;
import dev.wayfare.simulator.api.VehicleForm;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Riders and drivers of a small town of their own, as many of the one as of the other, who go on living whatever the platform
 * does: a call that meets a dead platform is made again, with the same key, until it lives.
 */
public final class CrashLoad implements AutoCloseable {

    /** Far from where any other load drives, so that nobody is offered a driver who has gone. */
    private static final Area TOWN = new Area(new GeoPoint(52.52, 13.405), 3_000);

    private static final Duration PER_ATTEMPT = Duration.ofSeconds(15);
    private static final Duration PER_CALL = Duration.ofMinutes(4);
    private static final int ATTEMPTS = 100;
    private static final int AT_ONCE = 16;

    private final WayfareClient client;
    private final Diary diary;
    private final Dice dice;
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong(1L << 32, 1L << 40));
    private final List<Thread> riders = new ArrayList<>();
    private final List<Thread> drivers = new ArrayList<>();
    private volatile boolean asking = true;
    private volatile boolean open = true;

    /** A load on the platform at this address, which promises to that diary. */
    public CrashLoad(URI platform, Diary diary, long seed) {
        this.client = new WayfareClient(ClientSettings.of(platform).withPatience(PER_ATTEMPT, PER_CALL, ATTEMPTS));
        this.diary = diary;
        this.dice = Dice.of(seed);
    }

    /** Signs so many riders and drivers up and sets them to work. */
    public void begin(int people) {
        List<Session> sessions = join(people);
        for (int i = 0; i < people; i++) {
            Stubborn rider = new Stubborn(diary, () -> open);
            riders.add(started(
                    "rider-" + i,
                    new CrashRider(
                            client.rider(sessions.get(i)),
                            diary,
                            TOWN,
                            dice.child(run).child("rider").child(i),
                            () -> asking,
                            rider)));
            Stubborn driver = new Stubborn(diary, () -> open);
            GeoPoint home = TOWN.somewhere(dice.child("home").child(i));
            drivers.add(started(
                    "driver-" + i,
                    new CrashDriver(client.driver(sessions.get(people + i)), diary, home, driver, run + "-" + i)));
        }
    }

    private Thread started(String name, Runnable life) {
        return Thread.ofVirtual()
                .name(name)
                .uncaughtExceptionHandler((thread, fault) -> diary.failed(thread.getName(), fault.toString()))
                .start(life);
    }

    private List<Session> join(int people) {
        List<SignUpForm> forms = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            forms.add(form("rider", i, null));
        }
        for (int i = 0; i < people; i++) {
            forms.add(form("driver", i, new VehicleForm("CRASH " + i, "Volvo", "EX30", "standard")));
        }
        List<Session> sessions = new ArrayList<>();
        for (int from = 0; from < forms.size(); from += AT_ONCE) {
            List<CompletableFuture<Session>> some = forms.subList(from, Math.min(from + AT_ONCE, forms.size())).stream()
                    .map(form -> client.join(form, form.email().replace("@example.com", "")))
                    .toList();
            some.forEach(one -> sessions.add(one.join()));
        }
        return sessions;
    }

    private SignUpForm form(String role, int number, @Nullable VehicleForm vehicle) {
        String email = role + number + "." + run + "@example.com";
        return new SignUpForm(role, "Crash " + number, email, "+13125550142", "Unter-den-Linden-" + run, vehicle);
    }

    /** No more rides are asked for; those under way go on. */
    public void stopAsking() {
        asking = false;
    }

    /**
     * Waits until every rider has seen the end of his last ride.
     *
     * @return false when the time is over before
     */
    public boolean awaitEnds(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        for (Thread rider : riders) {
            long left = deadline - System.nanoTime();
            if (left <= 0 || !rider.join(Duration.ofNanos(left))) {
                return false;
            }
        }
        return true;
    }

    /** Everybody goes home. */
    @Override
    public void close() throws InterruptedException {
        open = false;
        for (Thread person : drivers) {
            person.interrupt();
        }
        riders.forEach(Thread::interrupt);
        client.close();
    }
}
