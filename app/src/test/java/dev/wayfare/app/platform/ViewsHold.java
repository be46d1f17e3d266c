package dev.wayfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.views.DocumentView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.bson.BsonDocument;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Whatever the tests of a class did to the platform: each MongoDB view equals the fold of its events, folded from zero, in
 * whatever order the log allows and with repeats.
 */
public final class ViewsHold implements AfterAllCallback {

    private static final long SEED = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public void afterAll(ExtensionContext context) {
        check(OnePlatform.of(context).platform().node());
    }

    /** Each view of this process equals the fold of its events. */
    public static void check(Node node) {
        StoredViews stored = StoredViews.of(node);
        Map<String, DocumentView> open = new TreeMap<>(node.views().byName());
        assertThat(open).isNotEmpty();
        Awaitility.await("every view")
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .untilAsserted(() -> equalTheirFolds(stored, node.kafka().bootstrap(), open));
    }

    /**
     * Those that do are open no longer. The platform goes on meanwhile, so that this may come true of a view only when nothing
     * happened to it between the two readings.
     */
    private static void equalTheirFolds(StoredViews stored, String bootstrap, Map<String, DocumentView> open) {
        Map<String, List<LogRecord>> log = read(bootstrap, topics(stored, open.values()));
        Map<String, Long> ends = stored.ends(log.values());
        Eventually.is("the views have read up to " + ends, () -> stored.haveReached(ends));
        Map<String, Map<String, String>> differences = new TreeMap<>();
        open.forEach((name, view) -> {
            Refold refold = Refold.of(view, records(log, topics(view)), SEED);
            differences.put(name, differences(stored.documents(name), refold.documents()));
            assertThat(records(log, deadLetters(stored, view)))
                    .as("dead letters of %s", name)
                    .hasSizeGreaterThanOrEqualTo(refold.unfolded().size());
        });
        differences.values().removeIf(Map::isEmpty);
        open.keySet().retainAll(differences.keySet());
        assertThat(differences).isEmpty();
    }

    private static Map<String, String> differences(Map<String, BsonDocument> found, Map<String, BsonDocument> folded) {
        Map<String, String> differences = new TreeMap<>();
        folded.forEach((id, document) -> {
            if (!document.equals(found.get(id))) {
                differences.put(id, "stored " + found.get(id) + "\nfolded " + document);
            }
        });
        found.keySet().stream()
                .filter(id -> !folded.containsKey(id))
                .forEach(id -> differences.put(id, "stored " + found.get(id) + "\nfolded nothing"));
        return differences;
    }

    private static Set<String> topics(StoredViews stored, Collection<DocumentView> views) {
        Set<String> topics = new TreeSet<>();
        views.forEach(view -> {
            topics.addAll(topics(view));
            topics.addAll(deadLetters(stored, view));
        });
        return topics;
    }

    private static Set<String> topics(DocumentView view) {
        return view.topics().stream().map(Topic::name).collect(Collectors.toSet());
    }

    private static Set<String> deadLetters(StoredViews stored, DocumentView view) {
        return stored.groupOf(view.name()).stream()
                .flatMap(group -> view.topics().stream().map(topic -> topic.deadLetters(group)))
                .collect(Collectors.toSet());
    }

    private static Map<String, List<LogRecord>> read(String bootstrap, Set<String> topics) {
        Map<String, List<LogRecord>> records = new TreeMap<>();
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            log.read(
                    log.bounds(topics),
                    batch -> batch.forEach(record -> records.computeIfAbsent(record.topic(), any -> new ArrayList<>())
                            .add(record)));
        }
        return records;
    }

    private static List<LogRecord> records(Map<String, List<LogRecord>> log, Set<String> topics) {
        return topics.stream()
                .flatMap(topic -> log.getOrDefault(topic, List.of()).stream())
                .toList();
    }
}
