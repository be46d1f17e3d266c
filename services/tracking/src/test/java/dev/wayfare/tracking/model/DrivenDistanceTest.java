package dev.wayfare.tracking.model;

import static dev.wayfare.tracking.model.Drives.after;
import static dev.wayfare.tracking.model.Drives.at;
import static dev.wayfare.tracking.model.Drives.straight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrivenDistanceTest {

    private static final double FASTEST = Limits.usual().fastestMps();

    private static DrivenDistance over(int seconds, List<Sighting> seen) {
        return DrivenDistance.between(seen, after(0), after(seconds), FASTEST);
    }

    private static void isAbout(DrivenDistance driven, double metres, double percent) {
        assertThat((double) driven.distanceM()).isCloseTo(metres, within(metres * percent / 100));
    }

    @Test
    void a_straight_drive_is_as_long_as_it_is() {
        DrivenDistance driven = over(600, straight(600, 12.5));
        isAbout(driven, 7_500, 0.2);
        assertThat(driven.fixes()).isEqualTo(601);
        assertThat(driven.unseenS()).isZero();
    }

    @Test
    void jitter_of_a_few_metres_hardly_changes_it() {
        for (int seed = 0; seed < 50; seed++) {
            isAbout(over(600, straight(600, 12.5, 3, new Random(seed))), 7_500, 3);
        }
    }

    @Test
    void a_car_that_stands_drives_nothing_however_its_device_trembles() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(over(600, straight(600, 0, 3.5, new Random(seed))).distanceM())
                    .isZero();
        }
    }

    @Test
    void round_the_block_counts_the_way_and_not_the_displacement() {
        List<Sighting> seen = new ArrayList<>();
        for (int second = 0; second <= 400; second++) {
            double along = second * 10 % 4_000;
            int side = (int) (along / 1_000) % 4;
            double rest = along % 1_000;
            seen.add(
                    switch (side) {
                        case 0 -> at(second, rest, 0);
                        case 1 -> at(second, 1_000, rest);
                        case 2 -> at(second, 1_000 - rest, 1_000);
                        default -> at(second, 0, 1_000 - rest);
                    });
        }
        isAbout(over(400, seen), 4_000, 1);
    }

    @Test
    void duplicates_and_disorder_change_nothing() {
        List<Sighting> drive = straight(300, 10, 2, new Random(5));
        DrivenDistance expected = over(300, ordered(drive));
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            List<Sighting> messy = new ArrayList<>(drive);
            for (int i = 0; i < 60; i++) {
                messy.add(drive.get(random.nextInt(drive.size())));
            }
            Collections.shuffle(messy, random);
            assertThat(over(300, ordered(messy))).isEqualTo(expected);
        }
    }

    private static List<Sighting> ordered(List<Sighting> seen) {
        Trail trail = new Trail();
        seen.forEach(trail::add);
        return trail.inOrder();
    }

    @Test
    void only_what_was_recorded_between_start_and_end_counts() {
        List<Sighting> drive = straight(600, 10);
        isAbout(DrivenDistance.between(drive, after(100), after(300), FASTEST), 2_000, 0.5);
        assertThat(DrivenDistance.between(drive, after(700), after(900), FASTEST))
                .isEqualTo(new DrivenDistance(0, 0, 200));
    }

    @Test
    void a_single_leap_of_the_device_is_left_out() {
        List<Sighting> seen = new ArrayList<>(straight(300, 10));
        seen.set(150, at(150, 50_000, 50_000));
        seen.set(200, at(200, -9_000, 3_000));
        DrivenDistance driven = over(300, seen);
        isAbout(driven, 3_000, 0.5);
        assertThat(driven.fixes()).isEqualTo(299);
    }

    @Test
    void a_car_that_is_somewhere_else_for_good_is_believed_but_not_paid_for_the_leap() {
        List<Sighting> seen = new ArrayList<>();
        for (int second = 0; second <= 600; second++) {
            double leap = second > 300 ? 20_000 : 0;
            seen.add(at(second, leap + second * 10, 0));
        }
        isAbout(over(600, seen), 6_000, 0.7);
    }

    @Test
    void over_a_gap_the_straight_line_counts_and_the_time_is_unseen() {
        List<Sighting> seen = new ArrayList<>(straight(600, 10));
        seen.subList(201, 300).clear();
        DrivenDistance driven = over(600, seen);
        isAbout(driven, 6_000, 0.5);
        assertThat(driven.unseenS()).isEqualTo(100);
    }

    @Test
    void what_lies_before_the_first_and_after_the_last_sighting_is_unseen() {
        List<Sighting> seen = straight(600, 10).subList(100, 501);
        assertThat(over(600, seen).unseenS()).isEqualTo(200);
        assertThat(over(600, List.of()).unseenS()).isEqualTo(600);
    }

    @Test
    void a_fix_every_half_minute_is_seen_enough() {
        List<Sighting> seen = straight(600, 10).stream()
                .filter(one -> (one.atMs() - after(0)) % 30_000 == 0)
                .toList();
        DrivenDistance driven = over(600, seen);
        isAbout(driven, 6_000, 0.5);
        assertThat(driven.unseenS()).isZero();
    }

    @Test
    void vague_sightings_are_of_no_use() {
        List<Sighting> vague = straight(300, 10).stream()
                .map(one -> new Sighting(one.atMs(), one.lat(), one.lon(), Float.NaN, Float.NaN, 51))
                .toList();
        assertThat(over(300, vague)).isEqualTo(new DrivenDistance(0, 0, 300));
    }

    @Test
    void across_the_date_line_and_at_the_pole_it_stays_sane() {
        List<Sighting> seen = new ArrayList<>();
        for (int second = 0; second <= 60; second++) {
            double lon = 179.998 + second * 0.0001;
            seen.add(Sighting.of(after(second), 0, lon > 180 ? lon - 360 : lon));
        }
        isAbout(over(60, seen), 60 * 11.12, 2);
        List<Sighting> pole = new ArrayList<>();
        for (int second = 0; second <= 60; second++) {
            pole.add(Sighting.of(after(second), 90, second * 6 - 180.0));
        }
        assertThat(over(60, pole).distanceM()).isZero();
    }

    @Test
    void more_of_a_drive_is_never_shorter() {
        List<Sighting> drive = straight(600, 9, 4, new Random(11));
        int before = 0;
        for (int second = 0; second <= 600; second += 20) {
            int driven = DrivenDistance.between(drive, after(0), after(second), FASTEST)
                    .distanceM();
            assertThat(driven).isGreaterThanOrEqualTo(before);
            before = driven;
        }
    }
}
