package dev.wayfare.app.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Eventually;
import dev.wayfare.app.platform.Feed;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.Pair;
import dev.wayfare.app.platform.Person;
import dev.wayfare.app.platform.RunningPlatform;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(OnePlatform.class)
class BadSocketsTest {

    private static final int MEGABYTE = 1024 * 1024;
    private static final int STORM = 2_000;

    private final RunningPlatform platform;
    private final URI base;

    BadSocketsTest(RunningPlatform platform) {
        this.platform = platform;
        this.base = platform.http().base();
    }

    private static String fix(Pair pair) {
        return "{\"lat\": " + pair.corner().lat() + ", \"lon\": "
                + pair.corner().lon() + ", \"recordedAt\": \"" + Instant.now() + "\", \"accuracyM\": 5}";
    }

    private static void isHeard(Feed socket, Pair pair) {
        socket.say(fix(pair));
        Eventually.get(
                "a fix is acknowledged",
                () -> socket.find(frame -> frame.path("type").asText().equals("ack")),
                Optional::isPresent);
    }

    @Test
    void a_frame_of_a_megabyte_closes_its_own_socket_and_no_other() {
        Pair pair = platform.people().pair("standard").online();
        Pair other = platform.people().pair("standard").online();
        try (Feed beside = other.driver().driverFeed();
                Feed large = pair.driver().driverFeed()) {
            large.sayBytes(new byte[MEGABYTE]);
            assertThat(Eventually.get("it is closed", large::closed, Optional::isPresent))
                    .as("too big")
                    .contains(1009);
            isHeard(beside, other);
        }
        try (Feed again = pair.driver().driverFeed()) {
            isHeard(again, pair);
        }
    }

    @Test
    void who_never_reads_is_cut_off_and_others_go_on() throws IOException {
        Pair pair = platform.people().pair("standard").online();
        Pair other = platform.people().pair("standard").online();
        try (RawSocket deaf =
                        RawSocket.ask(base, "/ws/drivers/me", pair.driver().token());
                Feed beside = other.driver().driverFeed()) {
            Eventually.is("it is open", deaf::isOpened);
            Eventually.is("it is cut off", () -> isCutOff(deaf));
            isHeard(beside, other);
        }
        try (Feed again = pair.driver().driverFeed()) {
            isHeard(again, pair);
        }
    }

    /** Sends frames each of which is answered, and reads no answer. */
    private static boolean isCutOff(RawSocket deaf) {
        try {
            deaf.flood("no fix", 2_000);
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void two_thousand_who_come_back_at_once_are_all_let_in_and_nobody_else_waits_for_them() throws IOException {
        Pair pair = platform.people().pair("standard").online();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            people.add(platform.people().rider());
        }
        List<RawSocket> sockets = new ArrayList<>();
        try {
            storm(people, sockets);
            for (RawSocket socket : sockets) {
                socket.close();
            }
            sockets.clear();
            storm(people, sockets);
            String ride = pair.accepted("standard");
            pair.rider().post("/rides/" + ride + "/cancel").waiting().send().is(200);
        } finally {
            for (RawSocket socket : sockets) {
                socket.close();
            }
        }
    }

    private void storm(List<Person> people, List<RawSocket> sockets) throws IOException {
        for (int i = 0; i < STORM; i++) {
            sockets.add(
                    RawSocket.ask(base, "/ws/me", people.get(i % people.size()).token()));
        }
        List<RawSocket> waiting = new ArrayList<>(sockets);
        Eventually.is("all are let in", () -> {
            for (int i = waiting.size() - 1; i >= 0; i--) {
                if (waiting.get(i).isOpened()) {
                    waiting.remove(i);
                }
            }
            return waiting.isEmpty();
        });
    }
}
