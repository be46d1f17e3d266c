package dev.wayfare.simulator.load;

import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.FeedSocket;
import dev.wayfare.simulator.api.Frame;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.city.Dice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Whole lives of rides at a rate: asked for, offered, accepted, arrived, started, ended. Riders and drivers learn what
 * happens from their sockets. Not reusable; runs on the caller's thread.
 */
public final class RideLifeLoad {

    private static final long OPENING_NS = Duration.ofSeconds(60).toNanos();
    private static final long SETTLING_NS = Duration.ofSeconds(2).toNanos();
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int PLACES = 4_096;

    private final RideLifeSettings settings;
    private final LoadLoop loop;
    private final LoadCalls calls;
    private final List<LoadDriver> drivers = new ArrayList<>();
    private final List<FeedSocket> sockets = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private RideLives lives = new RideLives(Long.MAX_VALUE, Long.MAX_VALUE);

    private RideLifeLoad(RideLifeSettings settings, LoadLoop loop) {
        this.settings = settings;
        this.loop = loop;
        this.calls = new LoadCalls(loop, settings.baseUrl());
        Dice dice = Dice.of(settings.seed()).child("lives");
        for (int i = 0; i < PLACES; i++) {
            bodies.add(new String(
                    AcceptLoad.body(settings.area(), dice.child("ride").child(i)), StandardCharsets.US_ASCII));
        }
        for (Account account : settings.drivers()) {
            Dice own = dice.child("driver").child(drivers.size());
            drivers.add(new LoadDriver(this, account, settings.area().somewhere(own)));
        }
    }

    /** See {@link #run(RideLifeSettings, LoadWatcher)}; nobody watches. */
    public static RideLifeReport run(RideLifeSettings settings) throws InterruptedException {
        return run(settings, LoadWatcher.NOBODY);
    }

    /** Brings everybody online, loads the platform, waits for the last ride, and says how it went. */
    public static RideLifeReport run(RideLifeSettings settings, LoadWatcher watcher) throws InterruptedException {
        ClientSettings reach = ClientSettings.of(settings.baseUrl()).withMultiplexedSockets();
        try (WayfareClient client = new WayfareClient(reach);
                LoadLoop loop = new LoadLoop(settings.baseUrl(), settings.connections())) {
            return new RideLifeLoad(settings, loop).run(client, watcher);
        }
    }

    private RideLifeReport run(WayfareClient client, LoadWatcher watcher) throws InterruptedException {
        openSockets(client);
        long deadline = System.nanoTime() + OPENING_NS;
        until(() -> sockets.stream().allMatch(FeedSocket::isOpen), deadline, "sockets to open");
        drivers.forEach(LoadDriver::goOnline);
        until(() -> drivers.stream().allMatch(LoadDriver::isOnline), deadline, "drivers to come online");
        long startNs = System.nanoTime() + SETTLING_NS;
        long countFromNs = startNs + settings.warmUp().toNanos();
        long endNs = countFromNs + settings.duration().toNanos();
        lives = new RideLives(countFromNs, endNs);
        loop.run(new Asking(startNs, endNs, new MeasuredTime(countFromNs, endNs, watcher)));
        sockets.forEach(FeedSocket::close);
        return lives.report();
    }

    private void openSockets(WayfareClient client) {
        for (LoadDriver driver : drivers) {
            Session session =
                    Session.seeded(driver.account().userId(), driver.account().accessToken());
            FeedSocket socket = client.driverSocket(session, frame -> driverTold(driver, frame));
            driver.has(socket);
            sockets.add(socket);
        }
        for (Account rider : settings.riders()) {
            Session session = Session.seeded(rider.userId(), rider.accessToken());
            sockets.add(client.feed(session, frame -> {
                long nowNs = System.nanoTime();
                loop.post(() -> riderTold(frame, nowNs));
            }));
        }
    }

    private void driverTold(LoadDriver driver, Frame frame) {
        long nowNs = System.nanoTime();
        frame.offer().ifPresent(offer -> loop.post(() -> driver.told(offer, nowNs)));
        if (frame.type().equals("error")) {
            loop.post(() -> lives.refused("fix", frame.data().path("code").asText("error")));
        }
    }

    private void riderTold(Frame frame, long nowNs) {
        if (frame.rideId().isPresent() && frame.status().isPresent()) {
            lives.told(frame.rideId().get(), frame.status().get(), nowNs);
        }
    }

    private void until(BooleanSupplier ready, long deadlineNs, String what) throws InterruptedException {
        loop.run(new LoadLoop.Work() {
            private long lookAtNs;
            private boolean isReady;

            @Override
            public long run(long nowNs) {
                return Long.MAX_VALUE;
            }

            @Override
            public boolean isDone(long nowNs) {
                if (nowNs >= lookAtNs) {
                    lookAtNs = nowNs + SECOND_NS / 10;
                    isReady = ready.getAsBoolean();
                }
                if (!isReady && nowNs >= deadlineNs) {
                    throw new IllegalStateException("waited a minute for all " + what + " in vain; the platform said "
                            + lives.report().refusals());
                }
                return isReady;
            }
        });
    }

    RideLifeSettings settings() {
        return settings;
    }

    LoadLoop loop() {
        return loop;
    }

    LoadCalls calls() {
        return calls;
    }

    RideLives lives() {
        return lives;
    }

    /** Asks for rides at the rate, has drivers say where they are, and counts once a second. */
    private final class Asking implements LoadLoop.Work {
        private final long startNs;
        private final long endNs;
        private final MeasuredTime measured;
        private final Ramp ramp = new Ramp(settings.rate(), settings.warmUp().toNanos());
        private final double fixNs = settings.fixEvery().toNanos() / (double) drivers.size();
        private long rides;
        private long fixes;
        private long seconds;

        Asking(long startNs, long endNs, MeasuredTime measured) {
            this.startNs = startNs;
            this.endNs = endNs;
            this.measured = measured;
        }

        @Override
        public long run(long nowNs) {
            while (dueAt(rides) <= nowNs && dueAt(rides) < endNs) {
                ask(dueAt(rides));
            }
            while (startNs + (long) (fixes * fixNs) <= nowNs) {
                drivers.get((int) (fixes++ % drivers.size())).sayWhere();
            }
            if (startNs + seconds * SECOND_NS <= nowNs) {
                seconds++;
                lives.second();
            }
            long nextFix = startNs + (long) (fixes * fixNs);
            return dueAt(rides) < endNs ? Math.min(dueAt(rides), nextFix) : nextFix;
        }

        private long dueAt(long number) {
            return startNs + ramp.dueNs(number);
        }

        private void ask(long dueNs) {
            long number = rides++;
            Account rider =
                    settings.riders().get((int) (number % settings.riders().size()));
            lives.asked(dueNs);
            calls.post("/rides", rider, bodies.get((int) (number % PLACES)), 0, (status, code, body, nowNs) -> {
                if (status / 100 == 2) {
                    lives.taken(body.path("rideId").asText(), dueNs, nowNs);
                } else {
                    lives.notTaken(code);
                }
            });
        }

        @Override
        public boolean isDone(long nowNs) {
            measured.at(nowNs);
            return measured.isOver(nowNs)
                    && dueAt(rides) >= endNs
                    && (lives.isSettled() || nowNs >= endNs + settings.drain().toNanos());
        }
    }
}
