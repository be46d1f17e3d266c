package dev.wayfare.dispatch.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.alg.matching.KuhnMunkresMinimalWeightBipartitePerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/** Seeded windows to match, and what another solver says of them. */
final class Windows {

    /** What a matching is judged by. */
    record Score(int served, double totalCostS) {}

    private static final double CITY_M = 10_000;
    private static final double SPEED_MPS = 8;

    private Windows() {}

    /** Each pair is allowed with the given chance; costs are spread evenly below the limit, or whole numbers of it. */
    static List<Candidate> scattered(
            Random random, int requests, int drivers, double chance, int limitS, boolean whole) {
        List<Candidate> candidates = new ArrayList<>();
        for (int request = 0; request < requests; request++) {
            for (int driver = 0; driver < drivers; driver++) {
                if (random.nextDouble() < chance) {
                    double costS = whole ? random.nextInt(limitS) : random.nextDouble() * limitS;
                    candidates.add(new Candidate(request, driver, costS));
                }
            }
        }
        return candidates;
    }

    /** All pairs of requests and drivers spread over a square city of 10 km, at 8 m/s. */
    static List<Candidate> city(Random random, int requests, int drivers) {
        double[][] pickups = places(random, requests);
        double[][] positions = places(random, drivers);
        List<Candidate> candidates = new ArrayList<>(requests * drivers);
        for (int request = 0; request < requests; request++) {
            for (int driver = 0; driver < drivers; driver++) {
                candidates.add(new Candidate(request, driver, etaS(pickups[request], positions[driver])));
            }
        }
        return candidates;
    }

    private static double[][] places(Random random, int count) {
        return Stream.generate(() -> new double[] {random.nextDouble() * CITY_M, random.nextDouble() * CITY_M})
                .limit(count)
                .toArray(double[][]::new);
    }

    private static double etaS(double[] from, double[] to) {
        return Math.hypot(from[0] - to[0], from[1] - to[1]) / SPEED_MPS;
    }

    /** The k cheapest candidates of each request. */
    static List<Candidate> nearest(List<Candidate> candidates, int k) {
        return candidates.stream().collect(Collectors.groupingBy(Candidate::request)).values().stream()
                .flatMap(own -> own.stream()
                        .sorted(Comparator.comparingDouble(Candidate::costS))
                        .limit(k))
                .toList();
    }

    /** The same window with requests and drivers in each other's place. */
    static List<Candidate> turned(List<Candidate> candidates) {
        return candidates.stream()
                .map(pair -> new Candidate(/* request= */ pair.driver(), /* driver= */ pair.request(), pair.costS()))
                .toList();
    }

    static Score score(Assignment assignment) {
        return new Score(assignment.served(), assignment.totalCostS());
    }

    /** The best score by JGraphT's Hungarian method, the window padded to a square by pairs dearer than all others. */
    static Score byKuhnMunkres(int requests, int drivers, List<Candidate> candidates) {
        Map<List<Integer>, Double> costs = new HashMap<>();
        candidates.forEach(candidate ->
                costs.merge(List.of(candidate.request(), candidate.driver()), candidate.costS(), Math::min));
        int side = Math.max(requests, drivers);
        double longestS =
                costs.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        double paddingS = (longestS + 1) * (side + 1) * 2;
        var graph = new SimpleWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        IntStream.range(0, 2 * side).forEach(graph::addVertex);
        for (int request = 0; request < side; request++) {
            for (int driver = 0; driver < side; driver++) {
                DefaultWeightedEdge edge = graph.addEdge(request, side + driver);
                graph.setEdgeWeight(edge, costs.getOrDefault(List.of(request, driver), paddingS));
            }
        }
        Set<Integer> left = IntStream.range(0, side).boxed().collect(Collectors.toCollection(HashSet::new));
        Set<Integer> right = IntStream.range(side, 2 * side).boxed().collect(Collectors.toCollection(HashSet::new));
        double[] matched = new KuhnMunkresMinimalWeightBipartitePerfectMatching<>(graph, left, right)
                .getMatching().getEdges().stream()
                        .mapToDouble(graph::getEdgeWeight)
                        .filter(weight -> weight < paddingS)
                        .toArray();
        return new Score(
                matched.length,
                IntStream.range(0, matched.length).mapToDouble(k -> matched[k]).sum());
    }
}
