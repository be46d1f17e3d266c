package dev.wayfare.fleet.drivers.stream;

import static dev.wayfare.fleet.drivers.model.DriverStory.DRIVER;
import static dev.wayfare.fleet.drivers.model.DriverStory.T0;
import static dev.wayfare.fleet.drivers.model.DriverStory.expireDue;
import static dev.wayfare.fleet.drivers.model.DriverStory.goOnline;
import static dev.wayfare.fleet.drivers.model.DriverStory.hold;
import static dev.wayfare.fleet.drivers.model.DriverStory.offer;
import static dev.wayfare.fleet.drivers.model.DriverStory.register;
import static dev.wayfare.fleet.drivers.model.DriverStory.release;
import static dev.wayfare.fleet.drivers.model.DriverStory.ride;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimOutcome;
import dev.wayfare.contracts.fleet.DriverCommand;
import java.time.Instant;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Seeded lives full of late, repeated and contradicting commands, judged by the events alone. */
class RandomDriverLivesTest {

    private static final int LIVES = 150;
    private static final int COMMANDS = 150;

    @Test
    void he_is_never_on_two_rides_and_each_hold_ends_once() {
        int confirmed = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            DriverOwner owner = live(new Random(seed));
            Judge judge = new Judge(seed);
            owner.events.forEach(judge::sees);
            confirmed += judge.everConfirmed.size();
        }
        assertThat(confirmed).isGreaterThan(LIVES);
    }

    private static DriverOwner live(Random random) {
        DriverOwner owner = new DriverOwner(DRIVER.value());
        Instant now = T0;
        owner.read("driver-actions", register(), now);
        for (int i = 0; i < COMMANDS; i++) {
            now = now.plusMillis(random.nextInt(3_000));
            owner.tick(now);
            String near = "ride" + (i / 10 + random.nextInt(8) / 7);
            step(owner, random, near, now);
        }
        return owner;
    }

    private static void step(DriverOwner owner, Random random, String name, Instant now) {
        switch (random.nextInt(36)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> owner.read("driver-claims", hold(name, now), now);
            case 8, 9 -> owner.read("driver-claims", release(name), now);
            case 24, 25, 26 -> owner.read("driver-claims", release("ride" + random.nextInt(COMMANDS / 10)), now);
            case 10 -> owner.read("driver-claims", expireDue(), now);
            case 11, 12, 13, 14, 18, 19 ->
                owner.read("driver-actions", new DriverCommand.AcceptOffer(offer(name)), now);
            case 20 -> owner.read("driver-actions", new DriverCommand.DeclineOffer(offer(name), null), now);
            case 21 -> owner.read("driver-actions", new DriverCommand.GoOffline(), now);
            case 22 -> owner.read("driver-actions", new DriverCommand.FallSilent(now), now);
            case 23 -> owner.read("driver-actions", new DriverCommand.TripBegan(ride(name)), now);
            case 15 -> owner.read("driver-actions", new DriverCommand.GiveUp(ride(name), null), now);
            case 16 -> owner.read("driver-actions", new DriverCommand.Bar("test"), now);
            case 17, 28, 29 -> owner.read("driver-actions", new DriverCommand.Unbar(), now);
            default -> owner.read("driver-actions", goOnline(), now);
        }
    }

    /** Knows the promises, and nothing of the code that keeps them. */
    private static final class Judge {
        final Set<String> everConfirmed = new HashSet<>();
        private final int seed;
        private final Set<String> ended = new HashSet<>();
        private final Set<String> live = new HashSet<>();

        Judge(int seed) {
            this.seed = seed;
        }

        void sees(Object event) {
            switch (event) {
                case ClaimOutcome.Held held -> {
                    assertThat(live).as("seed %d: held while taken", seed).isEmpty();
                    assertThat(ended).as("seed %d: held again", seed).doesNotContain(claim(held));
                    live.add(claim(held));
                }
                case ClaimOutcome.Confirmed yes -> {
                    assertThat(live).as("seed %d: confirmed unheld", seed).contains(claim(yes));
                    assertThat(everConfirmed.add(claim(yes)))
                            .as("seed %d: confirmed once", seed)
                            .isTrue();
                }
                case ClaimOutcome.Released over -> ends(over);
                case ClaimOutcome.Expired over -> {
                    assertThat(everConfirmed)
                            .as("seed %d: a confirmed claim never expires", seed)
                            .doesNotContain(claim(over));
                    ends(over);
                }
                default -> {}
            }
        }

        private void ends(ClaimOutcome over) {
            assertThat(live.remove(claim(over)))
                    .as("seed %d: ended while live", seed)
                    .isTrue();
            assertThat(ended.add(claim(over))).as("seed %d: ended once", seed).isTrue();
        }

        private static String claim(ClaimOutcome outcome) {
            return outcome.claim().value();
        }
    }
}
