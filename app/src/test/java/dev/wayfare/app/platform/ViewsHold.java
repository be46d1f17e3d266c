package dev.wayfare.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.log.KafkaLog;
import dev.wayfare.checker.log.LogRecord;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.runtime.node.Node;
import dev.wayfare.runtime.views.DocumentView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public void afterAll(ExtensionContext context) {
        check(OnePlatform.of(context).platform().node());
    }

    /** Each view of this process equals the fold of its events. */
    public static void check(Node node) {
        StoredViews stored = StoredViews.of(node);
        assertThat(node.views().byName()).isNotEmpty();
        node.views().byName().forEach((name, view) -> Awaitility.await(name)
                .pollInSameThread()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(500))
                .atMost(PATIENCE)
                .untilAsserted(() -> equalsItsFold(stored, node.kafka().bootstrap(), view)));
    }

    /** The platform goes on meanwhile, so that this may come true only when nothing happened between the two readings. */
    private static void equalsItsFold(StoredViews stored, String bootstrap, DocumentView view) {
        stored.awaitCaughtUp();
        Map<String, BsonDocument> found = stored.documents(view.name());
        Refold refold = Refold.of(view, read(bootstrap, topics(view)), SEED);
        assertThat(differences(found, refold.documents())).isEmpty();
        assertThat(read(bootstrap, deadLetters(stored, view)))
                .hasSizeGreaterThanOrEqualTo(refold.unfolded().size());
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

    private static Set<String> topics(DocumentView view) {
        return view.topics().stream().map(Topic::name).collect(Collectors.toSet());
    }

    private static Set<String> deadLetters(StoredViews stored, DocumentView view) {
        return stored.groupOf(view.name()).stream()
                .flatMap(group -> view.topics().stream().map(topic -> topic.deadLetters(group)))
                .collect(Collectors.toSet());
    }

    private static List<LogRecord> read(String bootstrap, Set<String> topics) {
        List<LogRecord> records = new ArrayList<>();
        try (KafkaLog log = new KafkaLog(bootstrap)) {
            log.read(log.bounds(topics), records::addAll);
        }
        return records;
    }
}
