package dev.wayfare.tracking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrailTest {

    @Test
    void what_went_in_comes_out_by_its_time() {
        Random random = new Random(3);
        Trail trail = new Trail();
        for (int i = 0; i < 1_000; i++) {
            trail.add(new Sighting(
                    Drives.T0 + random.nextLong(-1_000_000_000L, 1_000_000_000L),
                    random.nextDouble(-90, 90),
                    random.nextDouble(-180, 180),
                    Float.NaN,
                    Float.NaN,
                    random.nextBoolean() ? Float.NaN : random.nextInt(60)));
        }
        assertThat(trail.size()).isEqualTo(1_000);
        assertThat(trail.inOrder()).isSortedAccordingTo((one, other) -> Long.compare(one.atMs(), other.atMs()));
    }

    @Test
    void a_place_is_kept_to_a_hands_breadth_and_a_time_to_the_millisecond() {
        Trail trail = new Trail();
        trail.add(new Sighting(Drives.T0 + 1, 89.9999999, -180, Float.NaN, Float.NaN, 7.4f));
        trail.add(Sighting.of(-5, -90, 180));
        List<Sighting> seen = trail.inOrder();
        assertThat(seen.getFirst().atMs()).isEqualTo(-5);
        assertThat(seen.getFirst().accuracyM()).isNaN();
        assertThat(seen.getLast().atMs()).isEqualTo(Drives.T0 + 1);
        assertThat(seen.getLast().lat()).isCloseTo(89.9999999, within(1e-6));
        assertThat(seen.getLast().accuracyM()).isEqualTo(7);
    }

    @Test
    void of_two_of_the_same_time_the_first_comes_first() {
        Trail trail = new Trail();
        trail.add(Drives.at(1, 5, 0));
        trail.add(Drives.at(0, 0, 0));
        trail.add(Drives.at(1, 900, 0));
        assertThat(trail.inOrder().get(1).lon())
                .isLessThan(trail.inOrder().get(2).lon());
    }

    @Test
    void a_copy_is_not_changed_by_what_comes_later() {
        Trail trail = new Trail();
        trail.add(Drives.at(0, 0, 0));
        Trail copy = trail.copy();
        trail.add(Drives.at(1, 10, 0));
        assertThat(copy.inOrder()).hasSize(1);
        copy.add(Drives.at(2, 20, 0));
        assertThat(copy.inOrder()).hasSize(2);
        assertThat(trail.inOrder()).hasSize(2);
    }

    @Test
    void a_second_of_driving_costs_few_bytes() {
        Trail trail = new Trail();
        Drives.straight(3_600, 12, 3, new Random(1)).forEach(trail::add);
        assertThat(trail.bytes()).isLessThan(3_600 * 8);
    }

    @Test
    void a_flood_does_not_fill_the_memory() {
        Trail trail = new Trail();
        for (int i = 0; i < Trail.MOST; i++) {
            assertThat(trail.add(Drives.at(i, 0, 0))).isTrue();
        }
        assertThat(trail.add(Drives.at(Trail.MOST, 0, 0))).isFalse();
        assertThat(trail.size()).isEqualTo(Trail.MOST);
    }
}
