package dev.wayfare.app.bench;

import dev.wayfare.dispatch.model.Assignment;
import dev.wayfare.dispatch.model.Candidate;
import dev.wayfare.dispatch.model.Candidates;
import dev.wayfare.dispatch.model.GreedyAssignment;
import dev.wayfare.dispatch.model.LeastCostAssignment;
import dev.wayfare.kernel.GeoPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Windows matched together against first-come-nearest, on seeded cities. Who waits for the window has the wait counted: half
 * of it on average, the whole of it for the first.
 */
final class MatchingBench {

    private static final int WINDOWS = 30;
    private static final int REQUESTS = 60;
    private static final int NEAREST = 48;
    private static final double WINDOW_S = 1;
    private static final double SPEED_MPS = 30 / 3.6;
    private static final double DETOUR = 1.3;

    private MatchingBench() {}

    static Figures run(long seed) {
        Figures figures = new Figures();
        for (int ratio : new int[] {1, 2, 5}) {
            double together = 0;
            double nearest = 0;
            long served = 0;
            long servedNearest = 0;
            Random random = new Random(seed);
            for (int window = 0; window < WINDOWS; window++) {
                Candidates candidates = city(random, ratio);
                Assignment best = LeastCostAssignment.solve(candidates);
                Assignment greedy = GreedyAssignment.solve(candidates);
                together += best.totalCostS() + best.served() * WINDOW_S / 2;
                nearest += greedy.totalCostS();
                served += best.served();
                servedNearest += greedy.served();
            }
            double mean = together / served;
            double meanNearest = nearest / servedNearest;
            figures.put(
                    ratio + ":1 drivers to requests",
                    String.format(
                            java.util.Locale.ROOT,
                            "mean pick-up %.1f s, first-come-nearest %.1f s: %+.1f %%; served %d and %d",
                            mean,
                            meanNearest,
                            100 * (mean / meanNearest - 1),
                            served,
                            servedNearest));
        }
        return figures;
    }

    private static Candidates city(Random random, int ratio) {
        List<GeoPoint> drivers = points(random, REQUESTS * ratio);
        List<GeoPoint> requests = points(random, REQUESTS);
        List<Candidate> pairs = new ArrayList<>();
        for (int request = 0; request < requests.size(); request++) {
            GeoPoint from = requests.get(request);
            List<Integer> near = new ArrayList<>();
            for (int driver = 0; driver < drivers.size(); driver++) {
                near.add(driver);
            }
            near.sort(Comparator.comparingDouble(driver -> drivers.get(driver).distanceM(from)));
            for (int driver : near.subList(0, Math.min(NEAREST, near.size()))) {
                pairs.add(new Candidate(request, driver, drivers.get(driver).distanceM(from) * DETOUR / SPEED_MPS));
            }
        }
        return Candidates.of(requests.size(), drivers.size(), pairs);
    }

    private static List<GeoPoint> points(Random random, int count) {
        List<GeoPoint> points = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            points.add(new GeoPoint(41.88 + random.nextGaussian() * 0.03, -87.63 + random.nextGaussian() * 0.03));
        }
        return points;
    }
}
