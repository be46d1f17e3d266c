package dev.wayfare.app.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.Reply;
import dev.wayfare.app.platform.Request;
import dev.wayfare.app.platform.RunningPlatform;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever asks too much is told when to come back, and nobody else is. */
@ExtendWith(OnePlatform.class)
class FloodTest {

    private final RunningPlatform platform;

    FloodTest(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    void one_person_asks_so_much_a_second_and_no_more() {
        Person greedy = platform.people().rider();
        Person modest = platform.people().rider();
        Reply refused = refusedOf(greedy.get("/products"));
        refused.is(429, "too-many-requests");
        assertThat(refused.header("retry-after")).matches("[1-9]\\d?");
        modest.get("/products").send().is(200);
        Eventually.is(
                "after a while all is well again",
                () -> greedy.get("/products").send().status() == 200);
    }

    @Test
    void passwords_of_one_person_are_not_tried_out() {
        Person victim = platform.people().rider();
        Request guess = platform.http()
                .post("/api/v1/auth/token")
                .json(Map.of("email", victim.email(), "password", "a wrong guess"));
        guess.send().is(401, "credentials-wrong");
        Request nobody = platform.http()
                .post("/api/v1/auth/token")
                .json(Map.of("email", People.newEmail(), "password", "a wrong guess"));
        nobody.send().is(401, "credentials-wrong");
        Reply refused = refusedOf(guess);
        refused.is(429, "too-many-requests");
        assertThat(refused.header("retry-after")).matches("[1-9]\\d?");
        victim.get("/users/" + victim.id()).send().is(200);
        platform.people().rider();
    }

    /** Asks again and again, many at once, until one is refused. */
    private static Reply refusedOf(Request request) {
        return Eventually.get(
                        "one of many is refused",
                        () -> {
                            List<CompletableFuture<Reply>> sent = Stream.generate(request::sendSoon)
                                    .limit(100)
                                    .toList();
                            return sent.stream()
                                    .map(CompletableFuture::join)
                                    .filter(reply -> reply.status() == 429)
                                    .findFirst();
                        },
                        Optional::isPresent)
                .orElseThrow();
    }
}
