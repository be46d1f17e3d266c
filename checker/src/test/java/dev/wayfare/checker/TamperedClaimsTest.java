package dev.wayfare.checker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.checker.check.CheckOptions;
import dev.wayfare.claims.ClaimEvent.CapacitySet;
import dev.wayfare.claims.ClaimOutcome.Confirmed;
import dev.wayfare.claims.ClaimOutcome.Expired;
import dev.wayfare.claims.ClaimOutcome.Held;
import dev.wayfare.claims.ClaimOutcome.Released;
import dev.wayfare.contracts.fleet.DriverEvent.DriverBarred;
import dev.wayfare.contracts.fleet.DriverEvent.DriverRegistered;
import dev.wayfare.contracts.fleet.DriverEvent.FellSilent;
import dev.wayfare.contracts.fleet.DriverEvent.HeardAgain;
import dev.wayfare.contracts.fleet.DriverEvent.TripStarted;
import dev.wayfare.contracts.fleet.DriverEvent.WentOffline;
import dev.wayfare.contracts.fleet.DriverEvent.WentOnline;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TamperedClaimsTest extends Tampered {

    private static final CheckOptions SOON = CheckOptions.atWork(Town.DAWN.plus(Duration.ofHours(3)));

    private TestLog.Entry heldOf(int driver) {
        return log.of(town.driver(driver).value(), Held.class);
    }

    private Held another(int driver) {
        Instant at = Instant.parse(heldOf(driver).json.get("at").asText());
        return new Held(
                town.driver(driver).value(),
                new ClaimId(Ids.derive("offer", "another")),
                Ids.derive("ride", "another"),
                1,
                List.of(""),
                Town.NIGHT.plusSeconds(30),
                null,
                at);
    }

    @Test
    void a_driver_held_for_two_rides() {
        log.after(heldOf(0), Topics.DRIVER_EVENTS, another(0));
        log.renumbered();
        CheckReport report = caughtBy(ONE_RIDE_BY_DRIVERS, CAPACITY);
        assertThat(of(report, CAPACITY).getFirst().what()).startsWith("2 of 1 taken");
    }

    @Test
    void an_email_that_two_people_have() {
        TestLog.Entry confirmed = log.all(Confirmed.class).stream()
                .filter(entry -> entry.topic.equals("email-events"))
                .findFirst()
                .orElseThrow();
        TestLog.Entry held = log.of(confirmed.key, Held.class);
        TestLog.Entry second = log.repeat(confirmed);
        second.json.put("claim", Ids.derive("offer", "thief"));
        second.json.put("claimant", town.driver(2).value());
        log.swap(log.repeat(held), second);
        log.remove(held);
        log.renumbered();
        CheckReport report = caughtBy(CAPACITY, END_ONCE);
        assertThat(of(report, CAPACITY).getFirst().subject()).isEqualTo(confirmed.key);
    }

    @Test
    void a_driver_of_more_than_one() {
        CapacitySet two = new CapacitySet(town.driver(0).value(), 2, 0, 0, Town.DAWN);
        log.after(log.first(WentOnline.class), Topics.DRIVER_EVENTS, two);
        log.renumbered();
        caughtBy(CAPACITY);
    }

    @Test
    void a_claim_of_one_driver_under_the_key_of_another() {
        heldOf(0).json.put("resource", town.driver(1).value());
        caughtBy(CAPACITY);
    }

    @Test
    void a_confirmation_at_the_very_time_of_the_expiry() {
        TestLog.Entry confirmed = log.of(town.driver(0).value(), Confirmed.class);
        confirmed.json.set("at", heldOf(0).json.get("expiresAt"));
        CheckReport report = caughtBy(IN_TIME);
        assertThat(of(report, IN_TIME).getFirst().what()).contains("its hold ended at");
    }

    @Test
    void a_confirmation_of_what_had_expired() {
        TestLog.Entry expired = log.first(Expired.class);
        Confirmed late = new Confirmed(
                expired.key,
                new ClaimId(expired.json.get("claim").asText()),
                expired.json.get("claimant").asText(),
                Instant.parse(expired.json.get("at").asText()).plusSeconds(1));
        log.after(expired, Topics.DRIVER_EVENTS, late);
        log.renumbered();
        CheckReport report = caughtBy(IN_TIME, END_ONCE, RELEASED, ONE_RIDE_BY_DRIVERS, CAPACITY);
        assertThat(of(report, IN_TIME)).singleElement().satisfies(violation -> assertThat(violation.what())
                .endsWith("but it had expired"));
    }

    @Test
    void a_hold_that_is_released_twice() {
        log.repeat(log.first(Released.class));
        log.renumbered();
        CheckReport report = caughtBy(END_ONCE);
        assertThat(of(report, END_ONCE).getFirst().what()).endsWith("released, but not held: it has ended");
    }

    @Test
    void a_hold_that_is_released_after_it_expired() {
        TestLog.Entry expired = log.first(Expired.class);
        log.after(
                expired,
                Topics.DRIVER_EVENTS,
                new Released(
                        expired.key,
                        new ClaimId(expired.json.get("claim").asText()),
                        expired.json.get("claimant").asText(),
                        "late",
                        Town.NIGHT));
        log.renumbered();
        caughtBy(END_ONCE);
    }

    @Test
    void a_hold_that_expired_before_its_time() {
        TestLog.Entry expired = log.first(Expired.class);
        expired.json.put("at", Town.DAWN.toString());
        caughtBy(END_ONCE);
    }

    @Test
    void a_confirmed_claim_that_expired() {
        TestLog.Entry released = log.first(Released.class);
        log.after(
                released,
                Topics.DRIVER_EVENTS,
                new Expired(
                        released.key,
                        new ClaimId(released.json.get("claim").asText()),
                        released.json.get("claimant").asText(),
                        Town.NIGHT));
        log.remove(released);
        log.renumbered();
        CheckReport report = caughtBy(END_ONCE, RELEASED);
        assertThat(of(report, END_ONCE).getFirst().what()).endsWith("expired after it was confirmed");
    }

    @Test
    void a_hold_that_never_ends() {
        TestLog.Entry hold = log.after(log.last(Released.class), Topics.DRIVER_EVENTS, another(0));
        hold.json.set("expiresAt", hold.json.get("at"));
        log.renumbered();
        CheckReport report = caughtBy(END_ONCE);
        assertThat(of(report, END_ONCE).getFirst().what()).contains("was to end at");
    }

    @Test
    void a_claim_that_is_held_again_after_its_end() {
        TestLog.Entry released = log.last(Released.class);
        TestLog.Entry again = log.after(released, Topics.DRIVER_EVENTS, another(0));
        again.json.set("claim", released.json.get("claim"));
        log.renumbered();
        caughtBy(END_ONCE);
    }

    @Test
    void a_driver_whom_his_ended_ride_keeps() {
        log.remove(log.all(Released.class).getLast());
        log.renumbered();
        CheckReport report = caughtBy(RELEASED);
        assertThat(of(report, RELEASED).getFirst().subject())
                .isEqualTo(town.driver(0).value());
    }

    @Test
    void two_drivers_who_both_confirmed_one_ride() {
        Life life = town.life().requested().offered(town.driver(0)).accepted();
        life.held(town.driver(1)).confirmed();
        caughtBy(SOON, ONE_DRIVER_BY_DRIVERS);
    }

    @Test
    void two_drivers_who_both_begin_one_ride() {
        TestLog.Entry first = log.first(TripStarted.class);
        Life life = town.life()
                .requested()
                .offered(town.driver(1))
                .accepted()
                .arrived()
                .started();
        life.cancelled(CancelledBy.SYSTEM, Life.FREE);
        log.last(TripStarted.class).json.set("ride", first.json.get("ride"));
        caughtBy(ONE_DRIVER_BY_DRIVERS, DRIVER_STEPS);
    }

    @Test
    void an_offer_to_a_driver_who_is_offline_barred_or_silent() {
        String driver = town.driver(0).value();
        TestLog.Entry online = log.of(driver, WentOnline.class);
        TestLog.Entry change = log.after(online, Topics.DRIVER_EVENTS, new WentOffline(Town.DAWN));
        log.renumbered();
        caughtBy(DRIVER_STEPS);
        log.remove(change);
        change = log.after(online, Topics.DRIVER_EVENTS, new DriverBarred("complaints", Town.DAWN));
        log.renumbered();
        caughtBy(DRIVER_STEPS);
        log.remove(change);
        log.after(online, Topics.DRIVER_EVENTS, new FellSilent(Town.DAWN, Town.DAWN));
        log.renumbered();
        caughtBy(DRIVER_STEPS);
    }

    @Test
    void a_driver_who_was_never_registered() {
        log.remove(log.first(DriverRegistered.class));
        log.renumbered();
        caughtBy(DRIVER_STEPS);
    }

    @Test
    void a_driver_who_is_heard_though_he_was_not_silent() {
        log.remove(log.first(FellSilent.class));
        log.renumbered();
        CheckReport report = caughtBy(DRIVER_STEPS);
        assertThat(of(report, DRIVER_STEPS).getFirst().what()).isEqualTo("HeardAgain is illegal when HEARD");
        assertThat(log.all(HeardAgain.class)).hasSize(1);
    }

    @Test
    void a_trip_that_begins_without_an_accepted_ride() {
        log.first(TripStarted.class).json.put("ride", new RideId(Ids.derive("ride", "another")).value());
        caughtBy(DRIVER_STEPS);
    }
}
