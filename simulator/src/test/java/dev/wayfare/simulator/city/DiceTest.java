package dev.wayfare.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DiceTest {

    @Test
    void the_same_occasion_always_ends_the_same() {
        Dice driver = Dice.of(7).child("driver").child(12);
        double first = driver.child("offer").child(3).roll();
        driver.child("offer").child(4).roll();
        assertThat(Dice.of(7).child("driver").child(12).child("offer").child(3).roll())
                .isEqualTo(first);
    }

    @Test
    void another_seed_person_or_occasion_ends_otherwise() {
        Dice dice = Dice.of(7).child("driver").child(12).child("offer").child(3);
        assertThat(IntStream.of(8, 9, 10).mapToDouble(seed -> Dice.of(seed).roll()))
                .doesNotContain(Dice.of(7).roll());
        assertThat(Dice.of(7).child("driver").child(13).child("offer").child(3).roll())
                .isNotEqualTo(dice.roll());
        assertThat(dice.child("thinks").roll()).isNotEqualTo(dice.child("rates").roll());
    }

    @Test
    void shares_are_kept_over_many_occasions() {
        Dice dice = Dice.of(7).child("accepts");
        long yes = IntStream.range(0, 20_000)
                .filter(i -> dice.child(i).happens(0.85))
                .count();
        assertThat(yes / 20_000.0).isCloseTo(0.85, within(0.01));
    }
}
