package dev.wayfare.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Start of a fresh process from a finished build, and the memory of the idle platform. */
final class StartBench {

    private static final Duration SETTLE = Duration.ofSeconds(20);

    private StartBench() {}

    static Figures run(int port, Path launcher) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("wayfare-start");
        Figures figures = new Figures();
        for (String which : new String[] {"first start", "second start"}) {
            Process process = new ProcessBuilder(
                            launcher.toString(), "up", "--data", data.toString(), "--port", Integer.toString(port))
                    .redirectErrorStream(true)
                    .start();
            long begun = System.nanoTime();
            try (var lines = process.inputReader()) {
                String ready = lines.lines()
                        .filter(line -> line.startsWith("wayfare ready"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("the platform did not start"));
                figures.put(which, ready)
                        .rate(which + ", seconds from the launcher's start", (System.nanoTime() - begun) / 1e9);
                LockSupport.parkNanos(SETTLE.toNanos());
                figures.put(which + ", MB RSS after 20 s idle, JVM", rssMb(process.toHandle()));
                figures.put(which + ", MB RSS, Redis", rssMb(redis(data)));
                long cpu =
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
                LockSupport.parkNanos(SETTLE.toNanos());
                long later =
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
                figures.put(which + ", idle CPU, % of a core", 100 * (later - cpu) / SETTLE.toMillis());
            }
            process.destroy();
            process.waitFor(20, TimeUnit.SECONDS);
        }
        return figures;
    }

    private static ProcessHandle redis(Path data) throws IOException {
        Path file = data.resolve("redis").resolve("PID");
        long pid = Long.parseLong(Files.readString(file).strip());
        return ProcessHandle.of(pid)
                .orElseThrow(() -> new IllegalStateException("no process " + pid + ", which " + file + " names"));
    }

    private static long rssMb(ProcessHandle process) {
        try {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot read the memory of process " + process.pid(), e);
        }
    }
}
