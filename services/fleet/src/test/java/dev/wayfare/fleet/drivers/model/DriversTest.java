package dev.wayfare.fleet.drivers.model;

import static dev.wayfare.contracts.fleet.DriverStatus.ASSIGNED;
import static dev.wayfare.contracts.fleet.DriverStatus.AVAILABLE;
import static dev.wayfare.contracts.fleet.DriverStatus.OFFERED;
import static dev.wayfare.contracts.fleet.DriverStatus.OFFLINE;
import static dev.wayfare.contracts.fleet.DriverStatus.ON_TRIP;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.drivers.model.DriverStory.assigned;
import static dev.wayfare.fleet.drivers.model.DriverStory.expireDue;
import static dev.wayfare.fleet.drivers.model.DriverStory.goOnline;
import static dev.wayfare.fleet.drivers.model.DriverStory.hold;
import static dev.wayfare.fleet.drivers.model.DriverStory.offer;
import static dev.wayfare.fleet.drivers.model.DriverStory.offered;
import static dev.wayfare.fleet.drivers.model.DriverStory.online;
import static dev.wayfare.fleet.drivers.model.DriverStory.register;
import static dev.wayfare.fleet.drivers.model.DriverStory.release;
import static dev.wayfare.fleet.drivers.model.DriverStory.ride;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.accounts.Vehicle;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverEvent;
import dev.wayfare.contracts.wire.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriversTest {

    private static final DriverCommand SILENT = new DriverCommand.FallSilent(T0);
    private static final DriverCommand ACCEPT = new DriverCommand.AcceptOffer(offer("a"));
    private static final DriverCommand DECLINE = new DriverCommand.DeclineOffer(offer("a"), "too far");
    private static final DriverCommand BAR = new DriverCommand.Bar("fraud");

    @Test
    void a_stranger_cannot_go_online_and_cannot_be_held() {
        assertThat(new DriverStory().does(goOnline()).outcome()).containsExactly("not-registered");
        assertThat(new DriverStory().claims(hold("a", T0)).outcome()).containsExactly("UNAVAILABLE");
    }

    @Test
    void a_ride_from_offer_to_release() {
        DriverStory story = offered("a");
        assertThat(story.driver.status()).isEqualTo(OFFERED);
        assertThat(story.does(ACCEPT).outcome()).containsExactly("Confirmed");
        assertThat(story.driver.status()).isEqualTo(ASSIGNED);
        assertThat(story.does(new DriverCommand.Arrive(ride("a"))).outcome()).isEmpty();
        assertThat(story.does(new DriverCommand.TripBegan(ride("a"))).outcome()).containsExactly("TripStarted");
        assertThat(story.driver.status()).isEqualTo(ON_TRIP);
        assertThat(story.does(new DriverCommand.End(ride("a"))).driver.status()).isEqualTo(ON_TRIP);
        assertThat(story.claims(release("a")).driver.status()).isEqualTo(AVAILABLE);
    }

    @Test
    void expired_offer_cannot_be_accepted() {
        assertThat(offered("a").later(DriverStory.HOLD_S).does(ACCEPT).outcome())
                .containsExactly("offer-expired");
        assertThat(offered("a")
                        .later(DriverStory.HOLD_S)
                        .claims(expireDue())
                        .does(ACCEPT)
                        .outcome())
                .containsExactly("offer-expired");
    }

    @Test
    void an_offer_that_was_never_made_is_unknown() {
        assertThat(online().does(ACCEPT).outcome()).containsExactly("offer-unknown");
        assertThat(new DriverStory().does(register()).does(ACCEPT).outcome()).containsExactly("not-online");
    }

    @Test
    void accepting_twice_changes_nothing() {
        DriverStory story = assigned("a").does(ACCEPT);
        assertThat(story.refusal).isNull();
        assertThat(story.facts).isEmpty();
    }

    @Test
    void a_declined_offer_frees_him_and_is_gone() {
        DriverStory story = offered("a").does(DECLINE);
        assertThat(story.outcome()).containsExactly("Released");
        assertThat(story.driver.status()).isEqualTo(AVAILABLE);
        assertThat(story.does(DECLINE).facts).isEmpty();
        assertThat(story.refusal).isNull();
        assertThat(story.does(ACCEPT).outcome()).containsExactly("offer-expired");
    }

    @Test
    void an_accepted_offer_cannot_be_declined() {
        assertThat(assigned("a").does(DECLINE).outcome()).containsExactly("offer-accepted");
    }

    @Test
    void who_goes_offline_declines_his_offer() {
        DriverStory story = offered("a").does(new DriverCommand.GoOffline());
        assertThat(story.outcome()).containsExactly("Released", "WentOffline");
        assertThat(story.driver.status()).isEqualTo(OFFLINE);
    }

    @Test
    void nobody_goes_offline_on_a_ride() {
        assertThat(assigned("a").does(new DriverCommand.GoOffline()).outcome()).containsExactly("on-a-ride");
    }

    @Test
    void a_silent_driver_gets_no_offers_until_heard() {
        DriverStory story = online().does(SILENT);
        assertThat(story.claims(hold("a", T0)).outcome()).containsExactly("UNAVAILABLE");
        assertThat(story.does(new DriverCommand.BeHeard(T0)).outcome()).containsExactly("HeardAgain");
        assertThat(story.claims(hold("a", T0)).outcome()).containsExactly("Held");
    }

    @Test
    void silence_never_frees_him_and_any_step_ends_it() {
        DriverStory story = assigned("a").does(SILENT);
        assertThat(story.outcome()).containsExactly("FellSilent");
        assertThat(story.driver.status()).isEqualTo(ASSIGNED);
        assertThat(story.does(new DriverCommand.Arrive(ride("a"))).outcome()).containsExactly("HeardAgain");
    }

    @Test
    void silence_of_one_who_is_offline_means_nothing() {
        assertThat(new DriverStory().does(register()).does(SILENT).facts).isEmpty();
    }

    @Test
    void steps_are_only_for_the_ride_that_he_holds() {
        for (DriverCommand step : List.of(
                new DriverCommand.Arrive(ride("b")),
                new DriverCommand.Start(ride("b"), null),
                new DriverCommand.End(ride("b")),
                new DriverCommand.GiveUp(ride("b"), null))) {
            assertThat(assigned("a").does(step).outcome()).containsExactly("not-your-ride");
        }
        assertThat(offered("a").does(new DriverCommand.Arrive(ride("a"))).outcome())
                .containsExactly("not-your-ride");
    }

    @Test
    void his_own_word_never_frees_him() {
        DriverStory story = assigned("a").does(new DriverCommand.GiveUp(ride("a"), "flat tyre"));
        assertThat(story.refusal).isNull();
        assertThat(story.driver.status()).isEqualTo(ASSIGNED);
    }

    @Test
    void a_suspended_driver_loses_his_open_offer_but_ends_his_ride() {
        assertThat(offered("a").does(BAR).outcome()).containsExactly("Released", "DriverBarred");
        DriverStory riding = assigned("a").does(BAR);
        assertThat(riding.driver.status()).isEqualTo(ASSIGNED);
        assertThat(riding.claims(release("a")).driver.status()).isEqualTo(OFFLINE);
        assertThat(riding.does(goOnline()).outcome()).containsExactly("suspended");
        assertThat(riding.does(new DriverCommand.Unbar()).does(goOnline()).outcome())
                .containsExactly("WentOnline");
    }

    @Test
    void a_suspension_that_comes_before_the_registration_is_kept() {
        assertThat(new DriverStory().does(BAR).does(register()).does(goOnline()).outcome())
                .containsExactly("suspended");
    }

    @Test
    void he_is_online_for_the_products_that_his_vehicle_serves() {
        assertThat(new DriverStory().does(register()).does(goOnline("premium")).outcome())
                .containsExactly("product-not-served");
        DriverStory story = online().does(new DriverCommand.Register(
                DriverStory.DRIVER, "Dora", new Vehicle("B-WF 2", "Tesla", "Y", "premium")));
        assertThat(((Driver.Registered) story.driver).products()).containsExactly("premium");
    }

    @Test
    void going_online_again_or_registering_again_changes_nothing() {
        assertThat(online().does(goOnline("standard")).outcome()).isEmpty();
        assertThat(online().does(register()).outcome()).isEmpty();
    }

    @Test
    void a_second_hold_finds_him_taken_and_a_late_trip_start_finds_him_gone() {
        assertThat(offered("a").claims(hold("b", T0)).outcome()).containsExactly("CONTENDED");
        assertThat(assigned("a").claims(hold("b", T0)).outcome()).containsExactly("NO_CAPACITY");
        assertThat(assigned("a")
                        .claims(release("a"))
                        .does(new DriverCommand.TripBegan(ride("a")))
                        .outcome())
                .isEmpty();
    }

    @Test
    void nobody_changes_a_drivers_capacity() {
        assertThat(online().claims(new ClaimCommand.Define(DriverStory.DRIVER.value(), 2, 0))
                        .outcome())
                .containsExactly("UNAVAILABLE");
    }

    @Test
    void only_a_ride_may_claim_a_driver() {
        var odd = new ClaimCommand.Hold(
                DriverStory.DRIVER.value(), offer("a"), "somebody", 1, List.of(), 15, T0.plusSeconds(5), null);
        assertThat(online().claims(odd).outcome()).containsExactly("UNAVAILABLE");
    }

    @Test
    void a_state_survives_its_store() {
        Driver driver = assigned("a").does(SILENT).driver;
        assertThat(Json.read(Json.write(driver), Driver.Registered.class)).isEqualTo(driver);
        Driver unknown = new DriverStory().driver;
        assertThat(Json.read(Json.write(unknown), Driver.Unregistered.class)).isEqualTo(unknown);
    }

    @Test
    void an_event_that_its_state_cannot_have_is_a_fault() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new Drivers()
                        .evolve(
                                new DriverStory().driver,
                                new DriverFact.DriverChanged(new DriverEvent.WentOffline(T0)))))
                .isInstanceOf(IllegalStateException.class);
    }
}
