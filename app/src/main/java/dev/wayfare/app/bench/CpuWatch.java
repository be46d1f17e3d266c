package dev.wayfare.app.bench;

import dev.wayfare.simulator.load.LoadWatcher;
import java.util.Map;

/** What the measured time of a load costs, hop by hop. */
final class CpuWatch implements LoadWatcher {

    private final BenchPlatform platform;
    private ThreadCpu cpu;
    private Map<String, Long> spent = Map.of();

    CpuWatch(BenchPlatform platform) {
        this.platform = platform;
        this.cpu = platform.cpu();
    }

    @Override
    public void begun() {
        cpu = platform.cpu();
    }

    @Override
    public void over() {
        spent = cpu.since();
    }

    /** CPU nanoseconds by hop. */
    Map<String, Long> spent() {
        return spent;
    }
}
