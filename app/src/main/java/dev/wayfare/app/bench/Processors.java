package dev.wayfare.app.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What this machine's processors are worth together. Two that share one core, as a virtual machine's may, count as two and do
 * hardly more than one; a figure is told with this, or it cannot be compared.
 */
final class Processors {

    private static final long FOR_NS = 300_000_000L;
    private static final int ROUND = 2_000;

    private Processors() {}

    /** For example {@code 2 processors, together 1.1 times one}. Takes about a second. */
    static String measured() throws InterruptedException, ExecutionException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (ExecutorService threads = Executors.newFixedThreadPool(processors)) {
            roundsOn(threads, 1);
            double one = roundsOn(threads, 1);
            double all = roundsOn(threads, processors);
            return String.format(Locale.ROOT, "%d processors, together %.1f times one", processors, all / one);
        }
    }

    private static double roundsOn(ExecutorService threads, int count) throws InterruptedException, ExecutionException {
        List<Callable<Long>> work = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            work.add(Processors::rounds);
        }
        double rounds = 0;
        for (Future<Long> one : threads.invokeAll(work)) {
            rounds += one.get();
        }
        return rounds;
    }

    /** Small texts and a map, as most of this platform's work is: two threads of one core hinder each other in it. */
    private static long rounds() {
        long end = System.nanoTime() + FOR_NS;
        long rounds = 0;
        long mixed = 1;
        Map<String, Integer> counts = new HashMap<>();
        while (System.nanoTime() < end) {
            for (int i = 0; i < ROUND; i++) {
                mixed = mixed * 6_364_136_223_846_793_005L + 1_442_695_040_888_963_407L;
                counts.merge(Long.toString(mixed >>> 54), 1, Integer::sum);
            }
            rounds++;
        }
        return rounds;
    }
}
