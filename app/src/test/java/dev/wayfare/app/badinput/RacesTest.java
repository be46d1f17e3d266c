package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.Request;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import dev.wayfare.app.platform.Wanted;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** Many at the same moment: exactly one thing happens, and everybody is told the same. */
@ExtendWith({OnePlatform.class, LogHolds.class, ViewsHold.class})
class RacesTest {

    private static final int PAIRS = 40;
    private static final int RACES = 1_000;

    private final RunningPlatform platform;

    RacesTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void accept_and_cancel_at_once_are_decided_in_one_order_and_both_are_told(TestReporter reporter)
            throws ExecutionException, InterruptedException {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger acceptedFirst = new AtomicInteger();
        try (ExecutorService racers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> pairs = new ArrayList<>();
            for (int i = 0; i < PAIRS; i++) {
                pairs.add(racers.submit(() -> {
                    Pair pair = platform.people().pair("standard").online();
                    try (Feed rider = pair.rider().feed();
                            Feed driver = pair.driver().driverFeed()) {
                        Race race = new Race(pair, rider, driver);
                        int number = begun.incrementAndGet();
                        while (number <= RACES) {
                            acceptedFirst.addAndGet(race.run(number % 2 == 0) ? 1 : 0);
                            number = begun.incrementAndGet();
                        }
                        pair.awaitDriver("AVAILABLE");
                    }
                }));
            }
            for (Future<?> pair : pairs) {
                pair.get();
            }
        }
        reporter.publishEntry("races, of which accepted first", RACES + ", " + acceptedFirst);
        assertThat(acceptedFirst.get()).as("each comes first now and then").isBetween(1, RACES - 1);
    }

    /** One pair, racing again and again; that the next offer comes proves that the driver is free. */
    private record Race(Pair pair, Feed rider, Feed driver) {

        /** True when the accept came first. */
        boolean run(boolean acceptIsSentFirst) {
            String ride = pair.request("standard");
            String offer = driver.expect("offer.made", ride).at("/data/offerId").asText();
            Request accept = pair.driver()
                    .post("/driver-actions/accept", Map.of("offerId", offer))
                    .waiting();
            Request cancel = pair.rider().post("/rides/" + ride + "/cancel").waiting();
            CompletableFuture<Reply> first = (acceptIsSentFirst ? accept : cancel).sendSoon();
            CompletableFuture<Reply> second = (acceptIsSentFirst ? cancel : accept).sendSoon();
            Reply accepted = (acceptIsSentFirst ? first : second).join();
            Reply cancelled = (acceptIsSentFirst ? second : first).join();
            assertThat(cancelled.is(200).field("status")).isEqualTo("CANCELLED");
            if (accepted.status() != 200) {
                accepted.is(409);
                assertThat(accepted.code()).isIn(Set.of("ride-cancelled", "offer-expired", "offer-withdrawn"));
            }
            decidedInOneOrder(ride, accepted.status() == 200);
            rider.expect("ride.cancelled", ride);
            driver.expect("ride.cancelled", ride);
            return accepted.status() == 200;
        }

        private void decidedInOneOrder(String ride, boolean acceptedFirst) {
            List<String> types = pair.rider()
                    .get("/rides/" + ride + "/events")
                    .send()
                    .is(200)
                    .json()
                    .path("items")
                    .findValuesAsText("type");
            assertThat(types).endsWith("ride.cancelled.v1").containsOnlyOnce("ride.cancelled.v1");
            assertThat(types.contains("ride.accepted.v1")).as("%s", types).isEqualTo(acceptedFirst);
        }
    }

    @Test
    void one_key_used_fifty_times_at_once_makes_one_ride() {
        Pair pair = platform.people().pair("standard");
        Request request = pair.rider()
                .post("/rides", pair.corner().ride("standard"))
                .key("fifty-times")
                .waiting();
        List<Reply> replies = atOnce(Stream.generate(() -> request).limit(50).toList());
        assertThat(replies).allSatisfy(reply -> {
            reply.is(201);
            assertThat(reply.text()).isEqualTo(replies.getFirst().text());
        });
        assertThat(replies.stream()
                        .filter(reply -> reply.header("idempotency-replayed").equals("true")))
                .hasSize(49);
        String ride = replies.getFirst().field("rideId");
        assertThat(pair.rider().get("/rides").send().json().path("items").findValuesAsText("rideId"))
                .containsExactly(ride);
        Map<String, Object> other = new HashMap<>(pair.corner().ride("standard"));
        other.put("product", "xl");
        pair.rider().post("/rides", other).key("fifty-times").send().is(422, "idempotency-key-reused");
        other.put("product", "standard");
        Reply again =
                pair.rider().post("/rides", other).key("fifty-times").send().is(202);
        assertThat(again.field("rideId"))
                .as("white space and order do not matter")
                .isEqualTo(ride);
        Reply others = platform.people()
                .rider()
                .post("/rides", pair.corner().ride("standard"))
                .key("fifty-times")
                .send();
        assertThat(others.is(202).field("rideId")).as("a key is its owner's").isNotEqualTo(ride);
    }

    @Test
    void one_key_used_fifty_times_at_once_makes_one_booking() {
        Person traveller = platform.people().rider();
        LocalDate day = LocalDate.now(ZoneOffset.UTC).plusDays(50);
        JsonNode flights = Eventually.get(
                "flights are found",
                () -> traveller
                        .get("/flights?from=Chicago&to=LHR&limit=1&date=" + day)
                        .send()
                        .is(200)
                        .json(),
                found -> found.path("items").has(0));
        Request request = traveller
                .post("/bookings", Map.of("items", List.of(Wanted.seat(flights.at("/items/0/legs/0")))))
                .key("fifty-bookings");
        List<Reply> replies = atOnce(Stream.generate(() -> request).limit(50).toList());
        assertThat(replies).allSatisfy(reply -> {
            reply.is(202);
            assertThat(reply.text()).isEqualTo(replies.getFirst().text());
        });
        String mine = "/users/" + traveller.id() + "/bookings";
        Eventually.is("it is confirmed", () -> traveller
                .get(mine + "?status=CONFIRMED")
                .send()
                .is(200)
                .json()
                .path("items")
                .has(0));
        assertThat(traveller.get(mine).send().json().path("items")).hasSize(1);
    }

    @Test
    void one_key_for_another_driver_action_is_another_action() {
        Pair pair = platform.people().pair("standard").online();
        String ride = pair.request("standard");
        String offer = pair.offer(ride);
        Person driver = pair.driver();
        List<Reply> accepts =
                atOnce(Stream.generate(() -> driver.post("/driver-actions/accept", Map.of("offerId", offer))
                                .key("same")
                                .waiting())
                        .limit(20)
                        .toList());
        assertThat(accepts)
                .allSatisfy(reply -> assertThat(reply.is(200).field("rideId")).isEqualTo(ride));
        driver.post("/driver-actions/arrive", Map.of("rideId", ride))
                .key("same")
                .waiting()
                .send()
                .is(200);
        pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
    }

    @Test
    void an_email_is_taken_once_by_a_hundred_who_sign_up_with_it_at_once() {
        String email = People.newEmail();
        List<Request> forms = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String spelled = i % 2 == 0 ? email : " " + email.toUpperCase(java.util.Locale.ROOT);
            forms.add(platform.http().post("/api/v1/users/signup").json(People.form("rider", spelled)));
        }
        List<String> users = atOnce(forms).stream()
                .map(reply -> reply.is(202).field("userId"))
                .distinct()
                .toList();
        assertThat(users).hasSize(100);
        List<Reply> decided = users.stream().map(this::decided).toList();
        assertThat(decided.stream().filter(reply -> reply.field("status").equals("ACTIVE")))
                .hasSize(1);
        assertThat(decided.stream().filter(reply -> reply.field("rejection").equals("email-taken")))
                .hasSize(99);
        platform.people().signedIn(email, People.PASSWORD);
    }

    private Reply decided(String user) {
        return Eventually.get(
                "the sign-up of " + user + " is decided",
                () -> platform.http()
                        .get("/api/v1/users/" + user + "/signup-status")
                        .send()
                        .is(200),
                reply -> !reply.field("status").equals("PENDING"));
    }

    private static List<Reply> atOnce(List<Request> requests) {
        List<CompletableFuture<Reply>> sent =
                requests.stream().map(Request::sendSoon).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }
}
