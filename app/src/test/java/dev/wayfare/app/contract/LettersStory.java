package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.wire.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that nobody can read becomes dead letters, which admins see and send again. */
record LettersStory(RunningPlatform platform, Person admin) {

    private static final String KEY = "a-record-of-tomorrow";

    void told() {
        put(Topics.RIDE_EVENTS);
        JsonNode event = Eventually.get("it is put aside", this::letters, letters -> !letters.isEmpty())
                .getFirst();
        admin.post("/admin/dlq/" + event.path("letterId").asText() + "/reprocess")
                .send()
                .is(409, "letter-is-an-event");

        put(Topics.RIDE_REQUESTS);
        JsonNode letter = Eventually.get(
                        "it is put aside", () -> lettersOf(Topics.RIDE_REQUESTS), letters -> !letters.isEmpty())
                .getFirst();
        assertThat(letter.path("cause").asText()).contains("ride.teleported.v1");
        String id = letter.path("letterId").asText();
        admin.post("/admin/dlq/" + id + "/reprocess").send().is(200);
        admin.post("/admin/dlq/" + id + "/reprocess").send().is(200);
        Eventually.get(
                "it is put aside again, and only the new letter is open",
                () -> lettersOf(Topics.RIDE_REQUESTS),
                letters -> letters.stream()
                                .filter(one -> one.path("group").equals(letter.path("group")))
                                .map(one -> one.path("letterId").asText())
                                .filter(one -> !one.equals(id))
                                .count()
                        == 1);
        Eventually.get(
                "it is known who did that",
                () -> admin.get("/admin/audit?subject=" + id)
                        .send()
                        .is(200)
                        .json()
                        .path("items"),
                items -> items.size() == 1
                        && items.at("/0/actor").asText().equals(admin.id())
                        && items.at("/0/action").asText().equals("dead-letter-reprocessed"));
        assertThat(letters()).noneMatch(one -> one.path("letterId").asText().equals(id));
    }

    private void put(Topic topic) {
        ProducerRecord<byte[], byte[]> unreadable = new ProducerRecord<>(topic.name(), bytes(KEY), bytes("{}"));
        unreadable.headers().add(Headers.TYPE, bytes("ride.teleported.v1"));
        platform.platform().node().writer().send(unreadable).join();
    }

    private List<JsonNode> lettersOf(Topic topic) {
        return letters().stream()
                .filter(one -> one.path("topic").asText().equals(topic.name()))
                .toList();
    }

    private List<JsonNode> letters() {
        JsonNode items = admin.get("/admin/dlq?limit=100").send().is(200).json().path("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(one -> one.path("key").asText().equals(KEY))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
