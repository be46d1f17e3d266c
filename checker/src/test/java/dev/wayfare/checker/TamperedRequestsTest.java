package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.checker.check.Violation;
import dev.wayfare.contracts.rides.RideCommand.RequestRide;
import dev.wayfare.contracts.rides.RideEvent.DriverArrived;
import dev.wayfare.contracts.rides.RideEvent.NoDriversAvailable;
import dev.wayfare.contracts.rides.RideEvent.RideRated;
import dev.wayfare.contracts.rides.RideEvent.RideRequested;
import dev.wayfare.contracts.topics.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TamperedRequestsTest extends Tampered {

    private static CheckOptions acknowledged(String... rides) {
        return CheckOptions.atRest(Town.NIGHT).withAcknowledgedRides(List.of(rides));
    }

    @Test
    void a_ride_requested_twice() {
        log.repeat(log.first(RideRequested.class));
        log.renumbered();
        CheckReport report = caughtBy(ONE_EFFECT, RIDE_STEPS);
        Violation violation = of(report, ONE_EFFECT).getFirst();
        assertThat(violation.toString())
                .isEqualTo("ride-events/0@1 " + log.first(RideRequested.class).key
                        + ": a second RideRequested of this ride");
    }

    @Test
    void a_ride_that_nobody_asked_for() {
        log.remove(log.first(RequestRide.class));
        caughtBy(ONE_EFFECT);
    }

    @Test
    void a_ride_under_the_key_of_another() {
        TestLog.Entry entry = log.first(RideRequested.class);
        entry.json.put("ride", log.last(RideRequested.class).key);
        caughtBy(ONE_EFFECT);
    }

    @Test
    void a_command_that_was_decided_twice() {
        TestLog.Entry first = log.first(RideRated.class);
        TestLog.Entry other = log.all(RideRated.class).get(1);
        TestLog.Entry again = log.repeat(other);
        again.json.set("by", first.json.get("by"));
        again.json.set("of", first.json.get("of"));
        log.renumbered();
        again.cause = first.cause;
        caughtBy(ONE_DECISION, RATED_ONCE);
    }

    @Test
    void an_acknowledged_ride_that_is_nowhere() {
        Life lost = new Life(new TestLog(), 999, Town.DAWN);
        CheckReport report =
                caughtBy(acknowledged(lost.ride.value(), log.first(RideRequested.class).key), ACKNOWLEDGED);
        assertThat(of(report, ACKNOWLEDGED)).extracting(Violation::subject).containsExactly(lost.ride.value());
        assertThat(of(report, ACKNOWLEDGED).getFirst().toString()).contains("(missing)", "lost");
    }

    @Test
    void an_acknowledged_ride_that_was_never_decided() {
        Life silent = town.life().asked(null);
        caughtBy(acknowledged(silent.ride.value()), ACKNOWLEDGED);
    }

    @Test
    void an_acknowledged_ride_of_a_file(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("acknowledged.txt");
        String lost = new Life(new TestLog(), 999, Town.DAWN).ride.value();
        Files.writeString(file, log.first(RideRequested.class).key + "\n\n" + lost + "\n");
        caughtBy(CheckOptions.atRest(Town.NIGHT).withAcknowledgedRides(file), ACKNOWLEDGED);
    }

    @Test
    void a_ride_that_is_stuck() {
        Life stuck = town.life().requested().offered(town.driver(0)).accepted().arrived();
        CheckReport report = caughtBy(ENDS);
        assertThat(of(report, ENDS)).singleElement().satisfies(violation -> {
            assertThat(violation.subject()).isEqualTo(stuck.ride.value());
            assertThat(violation.what()).contains("DriverArrived");
        });
    }

    @Test
    void a_ride_that_never_found_its_end() {
        log.remove(log.first(NoDriversAvailable.class));
        caughtBy(ENDS);
        caughtBy(CheckOptions.atWork(Town.NIGHT), ENDS);
    }

    @Test
    void rubbish_on_a_topic_of_events_is_told_with_its_place_and_stops_nothing() {
        TestLog.Entry rubbish = log.after(log.first(RideRequested.class), Topics.RIDE_EVENTS, notAnEvent());
        rubbish.raw = "{\"driver\": 7".getBytes(StandardCharsets.UTF_8);
        rubbish.version = -1;
        town.life().requested();
        CheckReport report = caughtBy(READABLE, ENDS);
        assertThat(of(report, READABLE).getFirst().toString())
                .startsWith("ride-events/0@1 unreadable: ride.driver-arrived.v1: not a DriverArrived");
        caughtBy(CheckOptions.atRest(Town.NIGHT).toleratingUnreadableEvents(), ENDS);
    }

    @Test
    void an_event_of_one_kind_on_the_topic_of_another() {
        TestLog.Entry stray = log.first(RideRequested.class);
        log.after(stray, Topics.PAYMENTS, notAnEvent()).version = -1;
        caughtBy(READABLE);
    }

    @Test
    void a_record_that_lacks_what_it_must_have_is_held_against_the_log() {
        town.life().requested();
        log.last(RideRequested.class).json.remove("ride");
        CheckReport report = caughtBy(ONE_EFFECT, ENDS);
        assertThat(of(report, ONE_EFFECT).getFirst().what()).contains("cannot be judged");
    }

    private Object notAnEvent() {
        return new DriverArrived(town.driver(0), town.driver(1), Town.DAWN);
    }
}
