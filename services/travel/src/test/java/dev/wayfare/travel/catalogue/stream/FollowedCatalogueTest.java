package dev.wayfare.travel.catalogue.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.travel.catalogue.world.MadeCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class FollowedCatalogueTest {

    private static final TopicPartition ONLY = new TopicPartition(Topics.CATALOGUE_EVENTS.name(), 0);
    private static final List<CatalogueEvent> OWN = MadeCatalogue.own().events();

    private final List<String> begun = new ArrayList<>();

    private FollowedCatalogue over(long end) {
        FollowedCatalogue catalogue = new FollowedCatalogue(partitions -> Map.of(ONLY, end), () -> {
            begun.add("own");
            return Map.of(ONLY, (long) OWN.size());
        });
        assertThat(catalogue.read("group", List.of(ONLY)))
                .as("always from the beginning")
                .isEmpty();
        return catalogue;
    }

    private static Envelope record(Object value) {
        return new Envelope(ONLY.topic(), 0, 0, "key", "id", "type", value, 0, Instant.EPOCH, null);
    }

    private static void give(FollowedCatalogue catalogue, int from, int to) {
        catalogue.apply(OWN.subList(from, to).stream()
                .map(FollowedCatalogueTest::record)
                .toList());
        catalogue.write("group", Map.of(ONLY, (long) to));
        catalogue.tick();
    }

    @Test
    void it_is_whole_when_it_has_been_read_to_where_the_log_ended_at_the_start() throws InterruptedException {
        FollowedCatalogue catalogue = over(OWN.size());

        give(catalogue, 0, 100);
        assertThat(catalogue.missing()).isPresent();
        assertThatThrownBy(catalogue::now).hasMessageContaining("the catalogue is being read");
        assertThatThrownBy(() -> catalogue.whole(Duration.ofMillis(1))).hasMessageContaining("has not been read");

        give(catalogue, 100, OWN.size());
        assertThat(catalogue.missing()).isEmpty();
        assertThat(catalogue.whole(Duration.ZERO).flightCount())
                .isEqualTo(MadeCatalogue.own().rows());
        assertThat(begun).as("there was one").isEmpty();
    }

    @Test
    void an_empty_log_is_given_one_once_and_it_is_whole_when_that_has_come_back() {
        FollowedCatalogue catalogue = over(0);

        catalogue.tick();
        catalogue.tick();
        assertThat(begun).containsExactly("own");
        assertThat(catalogue.missing()).isPresent();

        give(catalogue, 0, OWN.size());
        assertThat(catalogue.missing()).isEmpty();
        assertThat(catalogue.now().flightCount()).isPositive();
    }

    @Test
    void what_is_no_fact_is_not_taken() {
        FollowedCatalogue catalogue = over(1);
        List<Envelope> batch = List.of(record("no fact"));

        assertThatThrownBy(() -> catalogue.apply(batch)).hasMessageContaining("no fact of the catalogue");
    }
}
