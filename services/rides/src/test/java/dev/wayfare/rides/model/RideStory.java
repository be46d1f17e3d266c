package dev.wayfare.rides.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.Decision;
import dev.wayfare.kernel.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One ride told command by command, on its own clock. Every step is checked against the transition table. */
public final class RideStory {

    public static final RideSettings SETTINGS = RideSettings.defaults();

    private final RideDecider decider = new RideDecider(SETTINGS);
    private final List<RideEvent> history = new ArrayList<>();
    private Ride ride = decider.initial();
    private Instant now = SampleRides.T0;

    public static RideStory of(SampleRides.Asked asked) {
        return new RideStory().given(asked.command());
    }

    public Instant now() {
        return now;
    }

    public Ride ride() {
        return ride;
    }

    public List<RideEvent> history() {
        return history;
    }

    public RideStory after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public RideStory afterSeconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    /** A command that must be accepted. */
    public RideStory given(RideCommand command) {
        then(command);
        return this;
    }

    /** The events of a command that must be accepted. */
    public List<RideEvent> then(RideCommand command) {
        Decision<RideEvent> decision = decider.decide(ride, command, now);
        assertThat(decision).as("%s in %s", command, ride).isInstanceOf(Decision.Accepted.class);
        List<RideEvent> events = ((Decision.Accepted<RideEvent>) decision).events();
        for (RideEvent event : events) {
            Ride next = decider.evolve(ride, event);
            assertThat(RideTransitions.isLegal(ride, event, next))
                    .as("%s by %s to %s", ride, event, next)
                    .isTrue();
            ride = next;
            history.add(event);
        }
        return events;
    }

    /** The only event of a command that must be accepted. */
    public RideEvent one(RideCommand command) {
        List<RideEvent> events = then(command);
        assertThat(events).hasSize(1);
        return events.getFirst();
    }

    /** The code by which a command is refused. */
    public String refused(RideCommand command) {
        Decision<RideEvent> decision = decider.decide(ride, command, now);
        assertThat(decision).as("%s in %s", command, ride).isInstanceOf(Decision.Refused.class);
        Refusal refusal = ((Decision.Refused<RideEvent>) decision).refusal();
        assertThat(refusal.detail()).isNotBlank();
        assertThat(RideRefusals.ALL).contains(refusal.code());
        return refusal.code();
    }

    public RideStory offered() {
        return given(SampleRides.held(1, SampleRides.DRIVER, now));
    }

    public RideStory accepted() {
        return offered().afterSeconds(5).given(SampleRides.confirmed(1, SampleRides.DRIVER, now));
    }

    public RideStory arrived() {
        return accepted().afterSeconds(240).given(new RideCommand.Arrive(SampleRides.DRIVER));
    }

    public RideStory started() {
        return arrived().afterSeconds(60).given(new RideCommand.Start(SampleRides.DRIVER, true));
    }

    public RideStory tripEnded() {
        return started().afterSeconds(1_200).given(new RideCommand.End(SampleRides.DRIVER));
    }

    public RideStory completed() {
        return tripEnded().given(SampleRides.measured(25_000));
    }
}
