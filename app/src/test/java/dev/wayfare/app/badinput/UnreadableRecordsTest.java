package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Ran;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import dev.wayfare.app.platform.Wanted;
import dev.wayfare.contracts.topics.Topic;
import dev.wayfare.contracts.topics.Topic.Partitioning;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.runtime.command.LogWriter;
import dev.wayfare.runtime.dlq.DeadLetters;
import dev.wayfare.runtime.dlq.Letter;
import dev.wayfare.runtime.kafka.Kafka;
import dev.wayfare.runtime.node.Node;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be read is put aside with its cause and place, everything else goes on, and people decide what becomes of it. */
@ExtendWith({OnePlatform.class, LogHolds.class, ViewsHold.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UnreadableRecordsTest {

    private final RunningPlatform platform;
    private final Kafka kafka;
    private final LogWriter writer;
    private final DeadLetters letters;

    UnreadableRecordsTest(RunningPlatform platform) {
        Node node = platform.platform().node();
        this.platform = platform;
        this.kafka = node.kafka();
        this.writer = node.writer();
        this.letters = new DeadLetters(kafka, writer, Clock.systemUTC());
    }

    @Test
    @Order(1)
    void a_record_that_nobody_can_read_is_put_aside_by_whoever_reads_its_topic() {
        Pair before = platform.people().pair("standard").online();
        String ride = before.accepted("standard");
        List<CompletableFuture<?>> put = new ArrayList<>();
        for (Topic topic : Topics.ALL) {
            for (int partition = 0; partition < partitions(topic); partition++) {
                for (Poison poison : Poison.KINDS) {
                    put.add(poison.put(topic, partition, writer));
                }
            }
        }
        put.forEach(CompletableFuture::join);
        Eventually.get("every one is put aside", this::missing, Set::isEmpty);
        assertThat(letters.list()).allSatisfy(letter -> {
            assertThat(letter.cause()).doesNotStartWith(":").matches("\\w+: .+");
            assertThat(letter.place()).matches("\\d+@\\d+");
            assertThat(letter.stack()).contains("dev.wayfare");
            assertThat(letter.record().topic()).isEqualTo(letter.origin() + "." + letter.group() + ".dlq");
        });
        goesOn(before, ride);
        bookingsGoOn();
    }

    /** Four of them, so that each partition has had one. */
    private void bookingsGoOn() {
        for (int i = 0; i < 4; i++) {
            Person traveller = platform.people().rider();
            String booking = traveller
                    .post(
                            "/bookings",
                            Map.of("items", List.of(room(traveller)), "travellers", List.of(Map.of("name", "Ada"))))
                    .waiting()
                    .send()
                    .is(201)
                    .field("bookingId");
            Eventually.is(
                    "its invoice is numbered, so billing and the views follow",
                    () -> traveller.get("/bookings/" + booking).send().json().has("invoiceNumber"));
            Eventually.is("it is in its traveller's list", () -> traveller
                    .get("/users/" + traveller.id() + "/bookings")
                    .send()
                    .json()
                    .at("/items/0/status")
                    .asText()
                    .equals("CONFIRMED"));
        }
        Eventually.is(
                "analytics have counted them",
                () -> platform.people()
                                .admin()
                                .get("/admin/statistics?kind=BOOKING")
                                .send()
                                .json()
                                .at("/items/0/done")
                                .asInt()
                        >= 4);
    }

    private static Map<String, Object> room(Person traveller) {
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(80);
        JsonNode stay = Eventually.get(
                        "a room is found",
                        () -> traveller
                                .get("/hotels?city=Madrid&checkIn=" + day + "&checkOut=" + day.plusDays(1))
                                .send(),
                        Reply::isGood)
                .json()
                .at("/items/0");
        return Wanted.room(stay, day, day.plusDays(1));
    }

    private void goesOn(Pair before, String ride) {
        before.act("arrive", ride).is(200);
        before.act("start", ride).is(200);
        before.act("end", ride).is(200);
        for (int i = 0; i < 4; i++) {
            Pair pair = platform.people().pair("standard").online();
            String next = pair.ended("standard");
            Eventually.is("the bill is paid", () -> pair.rider()
                    .get("/bills/" + next.replace("ride_", "bill_"))
                    .send()
                    .json()
                    .at("/payment/status")
                    .asText()
                    .equals("PAID"));
            pair.awaitDriver("AVAILABLE");
        }
        platform.http().get("/health/ready").send().is(200);
    }

    @Test
    @Order(2)
    void a_record_that_is_too_large_to_be_put_aside_with_its_cause_does_not_stop_the_stream_either() {
        for (Topic topic : List.of(Topics.RIDE_REQUESTS, Topics.RIDE_EVENTS)) {
            Poison.HUGE.put(topic, 0, writer).join();
            Eventually.get("it is put aside", this::places, places -> places.contains(topic.name() + "/0/huge"));
        }
        Pair pair = platform.people().pair("standard").online();
        goesOn(pair, pair.accepted("standard"));
    }

    @Test
    @Order(3)
    void letters_are_grouped_by_cause_and_those_of_a_topic_are_in_order() {
        assertThat(letters.byCause().values().stream().mapToInt(List::size).sum())
                .isEqualTo(letters.list().size());
        assertThat(letters.byCause().keySet()).anyMatch(cause -> cause.contains("comet.landed.v9"));
        letters.list().stream()
                .collect(Collectors.groupingBy(letter -> letter.record().topic()))
                .values()
                .forEach(ofTopic -> assertThat(ofTopic)
                        .isSortedAccordingTo((one, other) -> Long.compare(
                                one.record().offset(), other.record().offset())));
    }

    @Test
    @Order(4)
    void the_command_line_lists_shows_and_puts_away() {
        String id = letters.list().getFirst().id();
        assertThat(dlq("list").said()).contains(id).contains("comet.landed.v9");
        assertThat(dlq("show", id).said()).contains("cause").contains("dev.wayfare");
        assertThat(dlq("reprocess").said()).contains("name letters as `dlq list` shows them, or say --all");
        assertThat(dlq("discard", "nothing@1").said()).contains("no open letter is called one of [nothing@1]");
        assertThat(ids()).contains(id);
        assertThat(dlq("discard", id)).isEqualTo(new Ran(0, "1 put away" + System.lineSeparator()));
        assertThat(ids()).doesNotContain(id);
    }

    private Ran dlq(String... command) {
        List<String> arguments = new ArrayList<>(List.of("dlq"));
        arguments.addAll(List.of(command));
        arguments.addAll(List.of("--bootstrap", platform.kafkaBootstrap()));
        return Ran.of(arguments.toArray(String[]::new));
    }

    @Test
    @Order(5)
    void a_letter_sent_again_goes_where_it_came_from_and_one_put_away_stays_away() {
        Set<String> known = ids();
        Letter again = letters.list().stream()
                .filter(letter -> letter.origin().equals(Topics.RIDE_REQUESTS.name()))
                .findFirst()
                .orElseThrow();
        letters.reprocess(List.of(again), "a test");
        Letter back = Eventually.get(
                        "it is still unreadable, and a letter again",
                        () -> letters.list().stream()
                                .filter(letter -> !known.contains(letter.id()))
                                .toList(),
                        found -> found.size() == 1)
                .getFirst();
        assertThat(back.id()).isNotEqualTo(again.id());
        assertThat(back.key()).isEqualTo(again.key());
        assertThat(back.value()).isEqualTo(again.value());
        assertThat(ids()).doesNotContain(again.id());

        letters.discard(letters.list(), "a test");
        assertThat(letters.list()).isEmpty();
    }

    /** What nobody who reads its topic has put aside yet. */
    private Set<String> missing() throws Exception {
        Set<String> missing = new TreeSet<>();
        try (Admin admin = kafka.admin()) {
            for (String deadLetters : admin.listTopics().names().get()) {
                if (deadLetters.endsWith(".dlq")) {
                    Topic topic = named(deadLetters.substring(0, deadLetters.indexOf('.')));
                    for (int partition = 0; partition < partitions(topic); partition++) {
                        for (Poison poison : Poison.KINDS) {
                            missing.add(topic.name() + "/" + partition + "/" + poison.name());
                        }
                    }
                }
            }
        }
        assertThat(missing).as("there are readers").isNotEmpty();
        missing.removeAll(places());
        return missing;
    }

    private Set<String> ids() {
        return letters.list().stream().map(Letter::id).collect(Collectors.toSet());
    }

    private Set<String> places() {
        return letters.list().stream()
                .map(letter -> letter.origin() + "/"
                        + letter.place().substring(0, letter.place().indexOf('@')) + "/" + letter.key())
                .collect(Collectors.toSet());
    }

    private static Topic named(String name) {
        return Topics.ALL.stream()
                .filter(topic -> topic.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private int partitions(Topic topic) {
        return topic.partitioning() == Partitioning.ONE ? 1 : kafka.partitions();
    }
}
