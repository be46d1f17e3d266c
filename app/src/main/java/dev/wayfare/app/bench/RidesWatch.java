package dev.wayfare.app.bench;

import dev.wayfare.simulator.load.LoadWatcher;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the measured time of a load of rides costs, hop by hop, and how far the groups are behind meanwhile. */
final class RidesWatch implements LoadWatcher, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RidesWatch.class);
    private static final long EVERY_NS = Duration.ofSeconds(5).toNanos();

    private final CpuWatch cpu;
    private final Admin admin;
    private final List<Long> lags = new CopyOnWriteArrayList<>();
    private final Thread looking = Thread.ofPlatform().name("bench-lag").unstarted(this::look);
    private volatile boolean open = true;

    RidesWatch(BenchPlatform platform, Admin admin) {
        this.cpu = new CpuWatch(platform);
        this.admin = admin;
    }

    @Override
    public void begun() {
        cpu.begun();
        looking.start();
    }

    @Override
    public void over() {
        cpu.over();
        open = false;
        LockSupport.unpark(looking);
    }

    private void look() {
        while (open) {
            try {
                lags.add(Lag.of(admin).values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
            } catch (ExecutionException e) {
                LOG.warn("the lag cannot be seen just now: {}", e.toString());
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(EVERY_NS);
        }
    }

    /** CPU nanoseconds by hop. */
    Map<String, Long> spent() {
        return cpu.spent();
    }

    /** Records that all groups together had still to read, every few seconds. */
    List<Long> lags() {
        return lags;
    }

    @Override
    public void close() throws InterruptedException {
        open = false;
        LockSupport.unpark(looking);
        looking.join();
    }
}
