package dev.wayfare.app.architecture;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topic.Partitioning;
import dev.wayfare.contracts.topics.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the documents list agrees with what the code says. */
class DocumentsTest {

    private static final SourceTree TREE = SourceTree.ofProject();
    private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([a-z][^`]*)` \\|");

    @Test
    void the_topics_page_is_the_catalogue() {
        String table = tableOf(Topics.ALL);

        assertThat(TREE.text(Path.of("docs/topics.md")))
                .as("docs/topics.md must hold exactly this table:%n%s", table)
                .contains("\n\n" + table + "\n\n");
    }

    @Test
    void a_topic_that_changed_is_missed_on_the_page() {
        Topic changed = new Topic("ride-events", "ride", List.of(String.class), Duration.ofHours(1), Partitioning.ONE);

        assertThat(tableOf(List.of(changed))).endsWith("| `ride-events` | ride | String | 1 h | 1 |");
        assertThat(TREE.text(Path.of("docs/topics.md"))).doesNotContain(tableOf(List.of(changed)));
    }

    @Test
    void the_settings_page_lists_every_key_that_the_code_reads() {
        Set<String> missing = new TreeSet<>(TREE.settings());
        missing.removeAll(listedSettings());

        assertThat(missing)
                .as("keys that the code reads and docs/settings.md does not list")
                .isEmpty();
    }

    @Test
    void the_settings_page_lists_nothing_that_nobody_reads() {
        Set<String> gone = listedSettings();
        gone.removeIf(key -> key.contains("<"));
        gone.removeAll(TREE.settings());

        assertThat(TREE.settings()).contains("kafka.bootstrap", "dispatch.window", "http.port");
        assertThat(gone)
                .as("keys that docs/settings.md lists and no code reads")
                .isEmpty();
    }

    private static Set<String> listedSettings() {
        Set<String> keys = new TreeSet<>();
        FIRST_CELL
                .matcher(TREE.text(Path.of("docs/settings.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .forEach(keys::add);
        return keys;
    }

    private static String tableOf(Collection<Topic> topics) {
        return topics.stream()
                .map(topic -> "| `%s` | %s | %s | %s | %s |"
                        .formatted(
                                topic.name(),
                                topic.key(),
                                topic.values().stream()
                                        .map(Class::getSimpleName)
                                        .collect(joining(", ")),
                                kept(topic.retention()),
                                topic.partitioning() == Partitioning.ONE ? "1" : "spine"))
                .collect(joining("\n", "| topic | key | values | kept | partitions |\n|---|---|---|---|---|\n", ""));
    }

    private static String kept(@Nullable Duration retention) {
        if (retention == null) {
            return "for ever";
        }
        return retention.toDaysPart() > 0 ? retention.toDays() + " d" : retention.toHours() + " h";
    }
}
