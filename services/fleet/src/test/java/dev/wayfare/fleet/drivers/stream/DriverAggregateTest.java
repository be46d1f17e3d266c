package dev.wayfare.fleet.drivers.stream;

import static dev.wayfare.fleet.drivers.model.DriverStory.DRIVER;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.drivers.model.DriverStory.goOnline;
import static dev.wayfare.fleet.drivers.model.DriverStory.hold;
import static dev.wayfare.fleet.drivers.model.DriverStory.offer;
import static dev.wayfare.fleet.drivers.model.DriverStory.register;
import static dev.wayfare.fleet.drivers.model.DriverStory.release;
import static dev.wayfare.fleet.drivers.model.DriverStory.ride;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimBook;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.WireTypes;
import dev.wayfare.fleet.drivers.stream.RecordingOutbox.Sent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriverAggregateTest {

    private static final DriverCommand ACCEPT = new DriverCommand.AcceptOffer(offer("a"));
    private static final Instant T1 = T0.plusSeconds(1);

    private final DriverOwner owner = new DriverOwner(DRIVER.value());

    @Test
    void a_hold_is_answered_to_the_ride() {
        online();
        assertThat(owner.read("driver-claims", hold("a", T0), T0))
                .singleElement()
                .satisfies(sent -> {
                    assertThat(sent.topic()).isEqualTo("driver-claim-outcomes");
                    assertThat(sent.key()).isEqualTo(ride("a").value());
                    assertThat(sent.value())
                            .isInstanceOfSatisfying(ClaimOutcome.Held.class, held -> assertThat(held.reference())
                                    .isEqualTo("pickupEtaS=90"));
                });
    }

    @Test
    void a_refused_hold_is_answered_with_its_reason() {
        assertThat(owner.read("driver-claims", hold("a", T0), T0))
                .containsExactly(toRide(
                        "a",
                        new ClaimOutcome.HoldRefused(
                                DRIVER.value(), offer("a"), ride("a").value(), ClaimRefusal.UNAVAILABLE),
                        false));
    }

    @Test
    void an_accept_is_handed_to_the_ride_with_its_caller_and_so_is_the_same_accept_again() {
        online();
        owner.read("driver-claims", hold("a", T0), T0);
        var confirmed =
                new ClaimOutcome.Confirmed(DRIVER.value(), offer("a"), ride("a").value(), T1);
        assertThat(owner.read("driver-actions", ACCEPT, T1)).containsExactly(toRide("a", confirmed, true));
        assertThat(owner.read("driver-actions", ACCEPT, T1)).containsExactly(toRide("a", confirmed, true));
    }

    @Test
    void a_refused_accept_is_answered_here() {
        online();
        assertThat(owner.read("driver-actions", ACCEPT, T1)).isEmpty();
    }

    @Test
    void a_declined_offer_is_told_to_the_ride() {
        online();
        owner.read("driver-claims", hold("a", T0), T0);
        var released = new ClaimOutcome.Released(
                DRIVER.value(), offer("a"), ride("a").value(), "declined", T1, 1, List.of(ClaimBook.NO_SLOT));
        assertThat(owner.read("driver-actions", new DriverCommand.DeclineOffer(offer("a"), null), T1))
                .containsExactly(toRide("a", released, false));
    }

    @Test
    void an_offer_that_nobody_answers_expires_by_its_timer() {
        online();
        owner.read("driver-claims", hold("a", T0), T0);
        assertThat(owner.tick(T0.plusSeconds(14))).isEmpty();
        Instant end = T0.plusSeconds(15);
        assertThat(owner.tick(end))
                .containsExactly(toRide(
                        "a",
                        new ClaimOutcome.Expired(
                                DRIVER.value(), offer("a"), ride("a").value(), end, 1, List.of(ClaimBook.NO_SLOT)),
                        false));
        assertThat(owner.tick(end)).isEmpty();
    }

    @Test
    void a_hold_that_takes_over_from_an_overdue_one_tells_both_rides() {
        online();
        owner.read("driver-claims", hold("a", T0), T0);
        Instant later = T0.plusSeconds(20);
        assertThat(owner.read("driver-claims", hold("b", later), later))
                .extracting(Sent::key)
                .containsExactly(ride("a").value(), ride("b").value());
    }

    @Test
    void the_steps_of_his_ride_are_handed_to_its_owner() {
        onRide();
        assertThat(owner.read("driver-actions", new DriverCommand.Start(ride("a"), true), T1))
                .containsExactly(
                        new Sent("ride-actions", ride("a").value(), new RideCommand.Start(DRIVER, true), true));
        assertThat(owner.read("driver-actions", new DriverCommand.GiveUp(ride("a"), "flat"), T1))
                .containsExactly(
                        new Sent("ride-actions", ride("a").value(), new RideCommand.GiveUp(DRIVER, "flat"), true));
        assertThat(owner.read("driver-actions", new DriverCommand.End(ride("b")), T1))
                .isEmpty();
    }

    @Test
    void silence_on_a_ride_alerts_support_once() {
        onRide();
        owner.read("driver-actions", new DriverCommand.FallSilent(T0), T1);
        owner.read("driver-actions", new DriverCommand.FallSilent(T0), T1);
        assertThat(owner.meters.counter("wayfare.fleet.silent.on.ride").count()).isEqualTo(1);
    }

    @Test
    void every_event_has_a_name_on_the_wire() {
        onRide();
        owner.read("driver-claims", release("a"), T1);
        assertThat(owner.events.stream()
                        .map(event -> WireTypes.nameOf(event.getClass()))
                        .toList())
                .isEqualTo(List.of(
                        "driver.registered.v1",
                        "driver.went-online.v1",
                        "claim.held.v1",
                        "claim.confirmed.v1",
                        "claim.released.v1"));
    }

    private void online() {
        owner.read("driver-actions", register(), T0);
        owner.read("driver-actions", goOnline(), T0);
    }

    private void onRide() {
        online();
        owner.read("driver-claims", hold("a", T0), T0);
        owner.read("driver-actions", ACCEPT, T0);
    }

    private static Sent toRide(String ride, ClaimOutcome outcome, boolean delegated) {
        return new Sent("driver-claim-outcomes", ride(ride).value(), outcome, delegated);
    }
}
