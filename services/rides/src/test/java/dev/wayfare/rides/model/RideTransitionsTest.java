package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OTHER;
import static dev.wayfare.rides.model.SampleRides.PICKUP;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.asked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.wire.Json;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.RideTransitions.Transition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Walks the whole table: every state, every command, soon and late. */
class RideTransitionsTest {

    private static final RideSettings SETTINGS = RideSettings.defaults();
    private static final List<Duration> LATER = List.of(
            Duration.ZERO,
            Duration.ofSeconds(4),
            Duration.ofSeconds(61),
            Duration.ofMinutes(52),
            Duration.ofHours(13),
            Duration.ofDays(8));

    private final RideDecider decider = new RideDecider(SETTINGS);

    @Test
    void every_command_has_an_answer_in_every_state() {
        Set<Transition> taken = new HashSet<>();
        int refusals = 0;
        for (RideStory story : states()) {
            for (RideCommand command : commands(story.now())) {
                for (Duration later : LATER) {
                    Instant now = story.now().plus(later);
                    switch (decider.decide(story.ride(), command, now)) {
                        case Decision.Refused<RideEvent> refused -> {
                            refusals++;
                            assertThat(RideRefusals.ALL)
                                    .contains(refused.refusal().code());
                        }
                        case Decision.Accepted<RideEvent> accepted ->
                            taken.addAll(path(story.ride(), accepted.events()));
                    }
                }
            }
        }
        assertThat(taken).containsExactlyInAnyOrderElementsOf(RideTransitions.ALL);
        assertThat(refusals).isPositive();
    }

    @Test
    void the_samples_have_every_state_and_every_command() {
        assertThat(states().stream()
                        .<Class<?>>map(story -> story.ride().getClass())
                        .distinct())
                .containsExactlyInAnyOrder(Ride.class.getPermittedSubclasses());
        assertThat(commands(T0).stream().<Class<?>>map(Object::getClass).distinct())
                .containsExactlyInAnyOrder(RideCommand.class.getPermittedSubclasses());
    }

    @Test
    void every_live_state_has_a_timer_and_its_tick_moves_the_ride() {
        for (RideStory story : states()) {
            boolean live = !(story.ride() instanceof Ride.None) && !(story.ride() instanceof Ride.Ended);
            assertThat(RideTimers.dueAt(story.ride(), SETTINGS).isPresent()).isEqualTo(live);
            RideTimers.dueAt(story.ride(), SETTINGS).ifPresent(due -> {
                assertThat(decider.decide(story.ride(), new RideCommand.Tick(), due.minusMillis(1)))
                        .isEqualTo(Decision.unchanged());
                assertThat(decider.decide(story.ride(), new RideCommand.Tick(), due))
                        .isNotEqualTo(Decision.unchanged())
                        .isInstanceOf(Decision.Accepted.class);
            });
        }
    }

    @Test
    void left_alone_every_ride_reaches_an_end() {
        for (RideStory story : states()) {
            Ride ride = story.ride();
            Instant now = story.now();
            int ticks = 0;
            while (RideTimers.dueAt(ride, SETTINGS).isPresent() && ticks++ < 100) {
                now = RideTimers.dueAt(ride, SETTINGS).orElseThrow();
                var accepted = (Decision.Accepted<RideEvent>) decider.decide(ride, new RideCommand.Tick(), now);
                for (RideEvent event : accepted.events()) {
                    ride = decider.evolve(ride, event);
                }
            }
            assertThat(ride).isInstanceOfAny(Ride.Ended.class, Ride.None.class);
        }
    }

    @Test
    void every_state_survives_the_store() {
        for (RideStory story : states()) {
            assertThat(Json.read(Json.write(story.ride()), story.ride().getClass()))
                    .isEqualTo(story.ride());
        }
    }

    @Test
    void a_driver_who_had_arrived_before_mistyped_pins_were_counted_has_mistyped_none() {
        Ride.Arrived arrived =
                (Ride.Arrived) RideStory.of(asked().withPin()).arrived().ride();
        String stored = new String(Json.write(arrived), StandardCharsets.UTF_8);
        assertThat(stored).doesNotContain("mistyped");
        assertThat(Json.read(stored.getBytes(StandardCharsets.UTF_8), Ride.Arrived.class)
                        .timesMistyped())
                .isZero();
    }

    private List<Transition> path(Ride from, List<RideEvent> events) {
        List<Transition> path = new ArrayList<>();
        Ride ride = from;
        for (RideEvent event : events) {
            Ride next = decider.evolve(ride, event);
            path.add(new Transition(ride.getClass(), event.getClass(), next.getClass()));
            ride = next;
        }
        return path;
    }

    private static List<RideStory> states() {
        Instant agreed = T0.plus(Duration.ofHours(1));
        return List.of(
                new RideStory(),
                RideStory.of(asked().at(agreed)),
                RideStory.of(asked()),
                RideStory.of(asked().of(DRIVER).waitedOn()),
                RideStory.of(asked().withPin()).offered(),
                RideStory.of(asked().acceptedByItself().waitedOn()).offered(),
                RideStory.of(asked()).accepted(),
                RideStory.of(asked()).arrived(),
                RideStory.of(asked().withPin()).arrived(),
                RideStory.of(asked()).started(),
                RideStory.of(asked()).tripEnded(),
                RideStory.of(asked()).completed(),
                RideStory.of(asked()).accepted().given(SampleRides.cancel(CancelledBy.RIDER)),
                RideStory.of(asked()).arrived().afterSeconds(300).given(SampleRides.tick()),
                RideStory.of(asked()).afterSeconds(60).given(SampleRides.tick()),
                RideStory.of(asked()).started().after(Duration.ofHours(12)).given(SampleRides.tick()));
    }

    private static List<RideCommand> commands(Instant now) {
        List<RideCommand> commands = new ArrayList<>(List.of(
                asked().command(),
                asked().at(now.plus(Duration.ofHours(2))).command(),
                asked().at(now.minusSeconds(3_600)).command(),
                asked().at(now.plus(Duration.ofDays(60))).command(),
                SampleRides.request(asked(), PICKUP),
                SampleRides.tick(),
                SampleRides.noCandidates(1),
                new RideCommand.Rate(RIDER, 5, "thanks"),
                new RideCommand.Rate(RIDER, 6, null),
                new RideCommand.Rate(DRIVER, 4, null),
                new RideCommand.Rate(OTHER, 4, null)));
        for (CancelledBy by : CancelledBy.values()) {
            commands.add(SampleRides.cancel(by));
        }
        for (UserId driver : List.of(DRIVER, OTHER)) {
            commands.add(new RideCommand.Arrive(driver));
            commands.add(new RideCommand.Start(driver, null));
            commands.add(new RideCommand.Start(driver, false));
            commands.add(new RideCommand.Start(driver, true));
            commands.add(new RideCommand.End(driver));
            commands.add(new RideCommand.RideMeasured(driver, 24_000, 900, 0));
            commands.add(new RideCommand.RideMeasured(driver, 0, 0, 900));
            commands.add(new RideCommand.GiveUp(driver, "flat tyre"));
            commands.add(SampleRides.held(1, driver, now));
            commands.add(SampleRides.confirmed(1, driver, now));
            commands.add(SampleRides.released(1, driver, now));
            commands.add(SampleRides.expired(1, driver, now));
            commands.add(SampleRides.confirmRefused(1, driver));
            commands.add(SampleRides.holdRefused(1, driver, ClaimRefusal.CONTENDED));
        }
        return commands;
    }
}
