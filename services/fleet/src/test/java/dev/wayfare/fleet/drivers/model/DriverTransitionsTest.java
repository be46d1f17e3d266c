package dev.wayfare.fleet.drivers.model;

import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.drivers.model.DriverStory.expireDue;
import static dev.wayfare.fleet.drivers.model.DriverStory.goOnline;
import static dev.wayfare.fleet.drivers.model.DriverStory.hold;
import static dev.wayfare.fleet.drivers.model.DriverStory.offer;
import static dev.wayfare.fleet.drivers.model.DriverStory.register;
import static dev.wayfare.fleet.drivers.model.DriverStory.release;
import static dev.wayfare.fleet.drivers.model.DriverStory.ride;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.fleet.DriverStatus;
import dev.wayfare.kernel.Decision;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Walks every state that can be reached with two rides, before and after an offer's end, and every command in it. */
class DriverTransitionsTest {

    private static final Drivers DRIVERS = new Drivers();
    private static final Instant LATE = T0.plusSeconds(DriverStory.HOLD_S);

    @Test
    void the_table_says_all_that_can_happen_and_nothing_that_cannot() {
        Map<DriverStatus, Set<DriverStatus>> seen = new EnumMap<>(DriverStatus.class);
        for (DriverStatus status : DriverStatus.values()) {
            seen.put(status, new TreeSet<>());
        }
        walk((before, input, fact, after) -> {
            if (before.status() != after.status()) {
                seen.get(before.status()).add(after.status());
            }
        });
        for (DriverStatus status : DriverStatus.values()) {
            assertThat(seen.get(status)).as("after %s", status).isEqualTo(new TreeSet<>(status.next()));
        }
    }

    @Test
    void a_ride_lets_him_go_only_by_its_release() {
        walk((before, input, fact, after) -> {
            if (before.ride().isPresent() && after.ride().isEmpty()) {
                assertThat(input).isInstanceOfSatisfying(DriverInput.OnClaim.class, claim -> assertThat(claim.claim())
                        .isInstanceOf(ClaimCommand.Release.class));
                assertThat(fact.event()).isInstanceOf(ClaimOutcome.Released.class);
            }
        });
    }

    @Test
    void he_has_one_claim_at_most_and_none_begins_while_he_is_unavailable() {
        walk((before, input, fact, after) -> {
            assertThat(after.claims().live().size()).isLessThanOrEqualTo(1);
            if (fact.event() instanceof ClaimOutcome.Held) {
                assertThat(before).isInstanceOfSatisfying(Driver.Registered.class, known -> assertThat(
                                known.wantsOffers() && !known.silent() && known.barred() == null)
                        .isTrue());
            }
        });
    }

    private interface Watcher {
        void sees(Driver before, DriverInput input, DriverFact fact, Driver after);
    }

    private static void walk(Watcher watcher) {
        Set<Driver> known = new HashSet<>(Set.of(DRIVERS.initial()));
        Deque<Driver> open = new ArrayDeque<>(known);
        while (!open.isEmpty()) {
            Driver start = open.pop();
            for (DriverInput input : inputs()) {
                for (Instant now : List.of(T0, LATE)) {
                    Driver end = step(start, input, now, watcher).withoutFences();
                    if (known.add(end)) {
                        open.push(end);
                    }
                }
            }
        }
        assertThat(known.size()).isGreaterThan(30);
    }

    private static Driver step(Driver start, DriverInput input, Instant now, Watcher watcher) {
        Driver state = start;
        if (DRIVERS.decide(start, input, now) instanceof Decision.Accepted<DriverFact>(List<DriverFact> facts)) {
            for (DriverFact fact : facts) {
                Driver next = DRIVERS.evolve(state, fact);
                watcher.sees(state, input, fact, next);
                state = next;
            }
        }
        return state;
    }

    private static List<DriverInput> inputs() {
        List<DriverInput> all = new ArrayList<>();
        List<DriverCommand> actions = new ArrayList<>(List.of(
                register(),
                new DriverCommand.Bar("fraud"),
                new DriverCommand.Unbar(),
                goOnline(),
                new DriverCommand.GoOffline(),
                new DriverCommand.FallSilent(T0),
                new DriverCommand.BeHeard(T0)));
        for (String name : List.of("a", "b")) {
            actions.add(new DriverCommand.AcceptOffer(offer(name)));
            actions.add(new DriverCommand.DeclineOffer(offer(name), null));
            actions.add(new DriverCommand.Arrive(ride(name)));
            actions.add(new DriverCommand.Start(ride(name), null));
            actions.add(new DriverCommand.End(ride(name)));
            actions.add(new DriverCommand.GiveUp(ride(name), null));
            actions.add(new DriverCommand.TripBegan(ride(name)));
            all.add(new DriverInput.OnClaim(hold(name, LATE)));
            all.add(new DriverInput.OnClaim(release(name)));
            all.add(new DriverInput.OnClaim(new ClaimCommand.Confirm(
                    DriverStory.DRIVER.value(), offer(name), ride(name).value())));
        }
        actions.forEach(action -> all.add(new DriverInput.OnAction(action)));
        all.add(new DriverInput.OnClaim(expireDue()));
        return all;
    }
}
