package dev.wayfare.app.bench;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.proto.travel.FlightSearch;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.simulator.load.AcceptReport;
import dev.wayfare.simulator.load.Account;
import dev.wayfare.simulator.load.SearchLoad;
import dev.wayfare.simulator.load.SearchSettings;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.CatalogueFacts;
import dev.wayfare.travel.catalogue.stream.CatalogueLog;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import dev.wayfare.travel.search.api.Searches;
import dev.wayfare.travel.search.model.Stock;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Import, memory and searches: in this process without a way, and over HTTP at a rate. */
final class SearchBench {

    private static final int PATHS = 20_000;
    private static final int KEPT = 1_000;

    private SearchBench() {}

    /** The folder that the environment names as {@code OPENFLIGHTS}; null = our own catalogue is searched. */
    static @Nullable Path openFlights() {
        String folder = System.getenv("OPENFLIGHTS");
        return folder == null ? null : Path.of(folder);
    }

    /**
     * Measures.
     *
     * @param openflights the folder of the real files; null = the catalogue that we bring along
     */
    static Figures run(int port, double rate, Duration time, @Nullable Path openflights) throws Exception {
        Figures figures = new Figures();
        long madeNs = System.nanoTime();
        MadeCatalogue made =
                openflights == null ? MadeCatalogue.own() : MadeCatalogue.ofOpenFlights(openflights, 7, "USD");
        figures.rate("catalogue made, seconds", (System.nanoTime() - madeNs) / 1e9);
        List<SearchResponse> answers = inProcess(figures, made);
        try (BenchPlatform platform = BenchPlatform.start(port, Map.of("travel.own-catalogue", "false"))) {
            Node node = platform.platform().node();
            long writtenNs = System.nanoTime();
            CatalogueLog log = new CatalogueLog(node.kafka(), node.writer());
            CatalogueLog.Imported imported = log.write(made);
            figures.put("facts written", imported.written())
                    .rate("written, seconds", (System.nanoTime() - writtenNs) / 1e9);
            cached(figures, node, answers);
            Account searcher = new SeededAccounts(node).riders(1).getFirst();
            AcceptReport report = SearchLoad.run(
                    SearchSettings.at(rate, platform.url(), searcher, SearchPaths.of(made, PATHS, 7), time));
            figures.rate("searches answered a second over HTTP", report.acceptedPerSecond())
                    .put("other answers", report.others().toString())
                    .latency("latency at " + Math.round(rate) + "/s", report.latency());
        }
        return figures;
    }

    /** What an answer would cost that is kept in Redis, with nobody else about: to be held against making it anew. */
    private static void cached(Figures figures, Node node, List<SearchResponse> answers) throws IOException {
        RedisCommands<String, String> redis = node.redis().connection().sync();
        for (int i = 0; i < answers.size(); i++) {
            redis.set(
                    "bench:" + i,
                    Base64.getEncoder().encodeToString(answers.get(i).toByteArray()));
        }
        long[] micros = new long[answers.size() * 5];
        long journeys = 0;
        for (int i = 0; i < micros.length; i++) {
            long from = System.nanoTime();
            String kept = Objects.requireNonNull(redis.get("bench:" + i % answers.size()));
            journeys +=
                    SearchResponse.parseFrom(Base64.getDecoder().decode(kept)).getJourneysCount();
            micros[i] = (System.nanoTime() - from) / 1_000;
        }
        told(figures, "an answer kept in Redis, read", micros);
        figures.rate("journeys in an answer", (double) journeys / micros.length);
    }

    private static List<SearchResponse> inProcess(Figures figures, MadeCatalogue made) {
        long before = used();
        CatalogueFacts facts = new CatalogueFacts();
        for (CatalogueEvent fact : made.events()) {
            facts.apply(Json.read(Json.write(fact), fact.getClass()));
        }
        Catalogue catalogue = facts.catalogue();
        figures.put("flights", catalogue.flightCount())
                .put("MB of heap, the catalogue as it is folded", (used() - before) >> 20);
        Searches searches = new Searches(
                () -> catalogue, (day, resource, slot, otherwise) -> new Stock.Level(otherwise, 0), Clock.systemUTC());
        List<SearchRequest> requests = SearchPaths.of(made, PATHS, 7).stream()
                .filter(path -> path.startsWith("/flights"))
                .map(SearchBench::request)
                .toList();
        requests.forEach(searches::find);
        long[] micros = new long[requests.size()];
        for (int i = 0; i < micros.length; i++) {
            long from = System.nanoTime();
            searches.find(requests.get(i));
            micros[i] = (System.nanoTime() - from) / 1_000;
        }
        told(figures, "flights, in process", micros);
        return requests.stream().limit(KEPT).map(searches::find).toList();
    }

    private static void told(Figures figures, String name, long[] micros) {
        Arrays.sort(micros);
        figures.put(
                name,
                String.format(
                        Locale.ROOT,
                        "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.2f ms (%,d)",
                        micros[micros.length / 2] / 1e3,
                        micros[(int) (micros.length * 0.99)] / 1e3,
                        micros[(int) (micros.length * 0.999)] / 1e3,
                        micros[micros.length - 1] / 1e3,
                        micros.length));
    }

    private static SearchRequest request(String path) {
        Map<String, String> query = new TreeMap<>();
        for (String pair : path.substring(path.indexOf('?') + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return SearchRequest.newBuilder()
                .setLimit(10)
                .setFlights(FlightSearch.newBuilder()
                        .setFrom(query.getOrDefault("from", ""))
                        .setTo(query.getOrDefault("to", ""))
                        .setDate(query.getOrDefault("date", ""))
                        .setSeats(Integer.parseInt(query.getOrDefault("seats", "1"))))
                .build();
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
