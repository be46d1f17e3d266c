package dev.wayfare.app.bench;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * CPU time by group of threads, which is by hop: the front's event loops, each owner's stream thread, each view, the broker.
 * What runs on virtual threads counts for their carriers; what the process used beyond its Java threads is the collector's and
 * the compiler's.
 */
final class ThreadCpu {

    private static final Map<String, Pattern> HOPS = new LinkedHashMap<>();

    static {
        HOPS.put("load", Pattern.compile("^(bench|load|city|sim|main).*"));
        HOPS.put(
                "broker",
                Pattern.compile(
                        ".*(kafka|raft|broker|group-coordinator|quorum|data-plane|txn-log|log-clean|executor-).*(?<!producer)",
                        Pattern.CASE_INSENSITIVE));
        HOPS.put("owner accounts", Pattern.compile("^wayfare-accounts-.*StreamThread.*"));
        HOPS.put("owner fleet", Pattern.compile("^wayfare-fleet-.*StreamThread.*"));
        HOPS.put("owner rides", Pattern.compile("^wayfare-rides-.*StreamThread.*"));
        HOPS.put("owner billing", Pattern.compile("^wayfare-billing-.*StreamThread.*"));
        HOPS.put("insight", Pattern.compile("^wayfare-insight-.*StreamThread.*"));
        HOPS.put("views", Pattern.compile("^wayfare-.*"));
        HOPS.put("producers", Pattern.compile("^kafka-producer.*"));
        HOPS.put("front", Pattern.compile("^armeria.*"));
        HOPS.put("redis client", Pattern.compile("^lettuce.*"));
        HOPS.put("mongodb", Pattern.compile("^(mongo|nio|MVStore|embedded|H2|mvstore|document).*"));
    }

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OperatingSystemMXBean process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Map<Long, Long> before = new LinkedHashMap<>();
    private final long processBefore = process.getProcessCpuTime();
    private final long redis;
    private final long redisBefore;

    /**
     * Begins to measure.
     *
     * @param redis process id of a Redis beside this process; 0 = none
     */
    ThreadCpu(long redis) {
        this.redis = redis;
        this.redisBefore = cpuOf(redis);
        for (long id : threads.getAllThreadIds()) {
            before.put(id, threads.getThreadCpuTime(id));
        }
    }

    private static long cpuOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(one -> one.info().totalCpuDuration())
                .map(Duration::toNanos)
                .orElse(0L);
    }

    /** Nanoseconds by hop since this was made; threads that ended meanwhile are not seen. */
    Map<String, Long> since() {
        Map<String, Long> spent = new LinkedHashMap<>();
        for (long id : threads.getAllThreadIds()) {
            var info = threads.getThreadInfo(id);
            long now = threads.getThreadCpuTime(id);
            if (info != null && now > 0) {
                spent.merge(hopOf(info.getThreadName()), now - before.getOrDefault(id, 0L), Long::sum);
            }
        }
        long java = spent.values().stream().mapToLong(Long::longValue).sum();
        spent.put("collector and compiler", process.getProcessCpuTime() - processBefore - java);
        spent.put("redis", cpuOf(redis) - redisBefore);
        return spent;
    }

    private static String hopOf(String thread) {
        if (thread.startsWith("wayfare-") && !thread.contains("StreamThread")) {
            return thread.contains("StateUpdater") || thread.contains("producer")
                    ? "producers"
                    : "view " + thread.substring("wayfare-".length());
        }
        if (thread.contains("producer")) {
            return "producers";
        }
        for (Map.Entry<String, Pattern> hop : HOPS.entrySet()) {
            if (hop.getValue().matcher(thread).matches()) {
                return hop.getKey();
            }
        }
        return "rest";
    }
}
