package dev.wayfare.simulator.load;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * A load of searches.
 *
 * @param searcher who asks
 * @param paths below {@code /api/v1}, with their queries, in turn
 * @param rate searches a second (open loop)
 * @param connections how many may be on their way at once
 * @param warmUp is not counted
 */
public record SearchSettings(
        URI baseUrl,
        Account searcher,
        List<String> paths,
        double rate,
        int connections,
        Duration warmUp,
        Duration duration) {

    public SearchSettings {
        paths = List.copyOf(paths);
        if (paths.isEmpty() || rate <= 0) {
            throw new IllegalArgumentException("needs searches (" + paths.size() + ") and a rate > 0 (" + rate + ")");
        }
    }

    /** At a rate, on up to 32 connections, after 30 s of warm-up. */
    public static SearchSettings at(double rate, URI baseUrl, Account searcher, List<String> paths, Duration duration) {
        return new SearchSettings(baseUrl, searcher, paths, rate, 32, Duration.ofSeconds(30), duration);
    }
}
