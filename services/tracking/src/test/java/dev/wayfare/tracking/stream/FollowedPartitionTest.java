package dev.wayfare.tracking.stream;

import static dev.wayfare.tracking.model.Drives.after;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.tracking.model.Drives;
import dev.wayfare.tracking.model.Limits;
import dev.wayfare.tracking.model.Sighting;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rides as the log tells them: tasks, fixes, both again, in any order that the log can be read in. */
class FollowedPartitionTest {

    private final Told told = new Told();
    private final FollowedPartition partition = new FollowedPartition(told, Limits.usual());
    private final TaskedRide ride = TaskedRide.named("one");
    private long offset;

    private void take(dev.wayfare.contracts.tracking.TrackingTask task, int second) {
        partition.take(task, offset++, after(second));
    }

    private void fix(TaskedRide of, Sighting seen, double appended) {
        List.copyOf(partition.ridesOf(of.key())).forEach(one -> partition.see(one, seen, after(appended)));
    }

    private void drives(int from, int to) {
        for (int second = from; second < to; second++) {
            fix(ride, TaskedRide.seenAt(second), second + 0.05);
        }
    }

    private RideMeasured answer() {
        assertThat(told.answers.getOrDefault(ride.ride(), List.of())).hasSize(1);
        return told.answers.get(ride.ride()).getFirst();
    }

    private void wholeRide() {
        take(ride.accepted(), 0);
        drives(0, TaskedRide.STARTS);
        take(ride.started(), TaskedRide.STARTS);
        drives(TaskedRide.STARTS, TaskedRide.ENDS);
        take(ride.ended(), TaskedRide.ENDS);
    }

    @Test
    void a_ride_is_measured_from_start_to_end_once_the_fixes_until_then_are_read() {
        wholeRide();
        partition.seenUntil(after(TaskedRide.ENDS) - 1);
        assertThat(told.answers).isEmpty();
        assertThat(partition.isWaiting()).isTrue();
        partition.seenUntil(after(TaskedRide.ENDS));
        assertThat(answer().distanceM()).isBetween(2_975, 2_995);
        assertThat(answer().fixes()).isEqualTo(300);
        assertThat(partition.isWaiting()).isFalse();
    }

    @Test
    void where_nobody_can_have_driven_to_nothing_is_noticed_and_nothing_shown() {
        take(ride.accepted(), 0);
        drives(0, TaskedRide.STARTS);
        int noticed = told.noticed.size();
        int shown = told.shownMs.size();
        Sighting at = TaskedRide.seenAt(TaskedRide.STARTS);
        Sighting glitch = new Sighting(at.atMs(), at.lat() + 0.5, at.lon(), Float.NaN, Float.NaN, 5, true);
        fix(ride, glitch, TaskedRide.STARTS + 5);
        assertThat(told.noticed).hasSize(noticed);
        assertThat(told.shownMs).hasSize(shown);
    }

    @Test
    void a_fix_that_was_appended_after_the_ask_lets_the_answer_go_and_changes_nothing() {
        wholeRide();
        fix(ride, Drives.at(399.5, 90_000, 0), TaskedRide.ENDS + 1);
        assertThat(answer().fixes()).isEqualTo(300);
        partition.seenUntil(after(TaskedRide.ENDS + 2));
        assertThat(told.answers.get(ride.ride())).hasSize(1);
    }

    @Test
    void fixes_that_are_on_their_way_when_the_ride_ends_still_count() {
        take(ride.accepted(), 0);
        take(ride.started(), TaskedRide.STARTS);
        drives(TaskedRide.STARTS, 300);
        take(ride.ended(), TaskedRide.ENDS);
        drives(300, TaskedRide.ENDS);
        partition.seenUntil(after(TaskedRide.ENDS));
        assertThat(answer().fixes()).isEqualTo(300);
    }

    @Test
    void a_ride_without_any_fix_is_answered_so() {
        take(ride.accepted(), 0);
        take(ride.started(), TaskedRide.STARTS);
        take(ride.ended(), TaskedRide.ENDS);
        partition.seenUntil(after(TaskedRide.ENDS));
        assertThat(answer()).isEqualTo(new RideMeasured(ride.driver(), 0, 0, 300));
    }

    @Test
    void others_fixes_are_nobodys() {
        take(ride.accepted(), 0);
        assertThat(partition.ridesOf(TaskedRide.named("two").key())).isEmpty();
        assertThat(partition.ridesOf(new byte[0])).isEmpty();
    }

    @Test
    void a_repeated_ask_is_answered_once_and_one_that_was_dealt_with_not_at_all() {
        wholeRide();
        take(ride.ended(), TaskedRide.ENDS);
        partition.seenUntil(after(TaskedRide.ENDS));
        told.allIsWritten();
        partition.forgetDone();
        take(ride.ended(), TaskedRide.ENDS + 1);
        partition.seenUntil(after(TaskedRide.ENDS + 5));
        assertThat(told.answers.get(ride.ride())).hasSize(1);
        assertThat(partition.size()).isZero();
    }

    @Test
    void until_answer_and_track_are_written_the_ride_holds_back_where_tasks_are_read_again() {
        take(TaskedRide.named("before").accepted(), 0);
        take(TaskedRide.named("before").calledOff(1), 1);
        wholeRide();
        partition.seenUntil(after(TaskedRide.ENDS));
        assertThat(partition.oldestOwed()).hasValue(0);
        told.allIsWritten();
        partition.forgetDone();
        assertThat(partition.oldestOwed()).isEmpty();
        take(TaskedRide.named("next").accepted(), 500);
        assertThat(partition.oldestOwed()).hasValue(offset - 1);
        assertThat(partition.followedSinceMs()).hasValue(after(500));
    }

    @Test
    void a_ride_that_is_called_off_has_a_track_and_no_answer() {
        take(ride.accepted(), 0);
        drives(0, 50);
        take(ride.calledOff(50), 50);
        partition.seenUntil(after(50));
        assertThat(told.answers).isEmpty();
        assertThat(told.tracks.get(ride.ride()).trail().size()).isEqualTo(50);
        assertThat(told.tracks.get(ride.ride()).startedAt()).isNull();
        assertThat(partition.ridesOf(ride.key())).isEmpty();
    }

    @Test
    void a_ride_that_another_driver_takes_over_is_measured_of_him_alone() {
        take(ride.accepted(), 0);
        drives(0, 50);
        take(ride.calledOff(50), 50);
        TaskedRide second = new TaskedRide(ride.ride(), TaskedRide.named("two").driver(), ride.rider());
        take(second.accepted(), 60);
        take(second.started(), TaskedRide.STARTS);
        for (int second_ = TaskedRide.STARTS; second_ < TaskedRide.ENDS; second_++) {
            fix(ride, Drives.at(second_, -5_000, second_ * 20), second_ + 0.05);
            fix(second, TaskedRide.seenAt(second_), second_ + 0.06);
        }
        take(second.ended(), TaskedRide.ENDS);
        partition.seenUntil(after(TaskedRide.ENDS));
        assertThat(answer().driver()).isEqualTo(second.driver());
        assertThat(answer().distanceM()).isBetween(2_975, 2_995);
    }

    @Test
    void positions_are_shown_at_most_once_a_second_however_many_fixes_there_are() {
        take(ride.accepted(), 0);
        for (int i = 0; i < 1_000; i++) {
            fix(ride, Drives.at(i / 50.0, i, 0), i / 50.0);
        }
        assertThat(told.shownMs).hasSizeBetween(19, 21);
    }

    @Test
    void a_device_that_sends_once_a_second_is_shown_each_time_however_it_trembles() {
        take(ride.accepted(), 0);
        Random random = new Random(9);
        for (int i = 0; i < 100; i++) {
            double when = i + random.nextDouble(0.0, 0.15);
            fix(ride, Drives.at(when, i * 10, 0), when);
        }
        assertThat(told.shownMs).hasSizeGreaterThan(97);
    }

    @Test
    void an_older_fix_is_not_shown_after_a_newer_one() {
        take(ride.accepted(), 0);
        fix(ride, Drives.at(10, 100, 0), 10);
        fix(ride, Drives.at(5, 50, 0), 12);
        assertThat(told.shownMs).containsExactly(after(10));
    }

    @Test
    void however_the_log_is_read_the_metres_are_the_same() {
        List<Sighting> drive = new ArrayList<>(Drives.straight(TaskedRide.ENDS, 10, 4, new Random(42)));
        List<Sighting> appended = new ArrayList<>(drive);
        appended.addAll(drive.subList(120, 200));
        Collections.swap(appended, 150, 158);
        Collections.swap(appended, 250, 251);
        RideMeasured expected = null;
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Told again = new Told();
            FollowedPartition fresh = new FollowedPartition(again, Limits.usual());
            fresh.take(ride.accepted(), 0, after(0));
            List<Runnable> tasks = new ArrayList<>(List.of(
                    () -> fresh.take(ride.started(), 1, after(TaskedRide.STARTS)),
                    () -> fresh.take(ride.ended(), 2, after(TaskedRide.ENDS))));
            int ahead = random.nextInt(appended.size() + 1);
            for (int i = 0; i < appended.size(); i++) {
                if (i >= ahead && !tasks.isEmpty() && random.nextInt(40) == 0) {
                    tasks.removeFirst().run();
                }
                Sighting seen = appended.get(i);
                long at = Math.min(after(TaskedRide.ENDS), after(i));
                List.copyOf(fresh.ridesOf(ride.key())).forEach(one -> fresh.see(one, seen, at));
            }
            tasks.forEach(Runnable::run);
            fresh.seenUntil(after(TaskedRide.ENDS + 1_000));
            RideMeasured answer = again.answers.get(ride.ride()).getFirst();
            expected = expected == null ? answer : expected;
            assertThat(answer).as("seed %s", seed).isEqualTo(expected);
        }
    }

    @Test
    void a_crash_anywhere_loses_no_metre_and_counts_none_twice() {
        wholeRide();
        partition.seenUntil(after(TaskedRide.ENDS));
        RideMeasured expected = answer();
        for (int crash = 0; crash < TaskedRide.ENDS; crash += 7) {
            Told again = new Told();
            FollowedPartition before = new FollowedPartition(again, Limits.usual());
            before.take(ride.accepted(), 0, after(0));
            for (int second = 0; second < crash; second++) {
                int now = second;
                List.copyOf(before.ridesOf(ride.key()))
                        .forEach(one -> before.see(one, TaskedRide.seenAt(now), after(now + 0.05)));
            }
            assertThat(before.oldestOwed()).hasValue(0);
            FollowedPartition restarted = new FollowedPartition(again, Limits.usual());
            restarted.take(ride.accepted(), 0, after(0));
            restarted.take(ride.started(), 1, after(TaskedRide.STARTS));
            restarted.take(ride.ended(), 2, after(TaskedRide.ENDS));
            assertThat(restarted.followedSinceMs()).hasValue(after(0));
            for (int second = 0; second < TaskedRide.ENDS; second++) {
                int now = second;
                List.copyOf(restarted.ridesOf(ride.key()))
                        .forEach(one -> restarted.see(one, TaskedRide.seenAt(now), after(now + 0.05)));
            }
            restarted.seenUntil(after(TaskedRide.ENDS));
            assertThat(again.answers.get(ride.ride()))
                    .as("crash at %s s", crash)
                    .containsExactly(expected);
        }
    }

    @Test
    void rides_that_a_driver_had_one_after_another_are_told_apart_when_the_log_is_read_again() {
        TaskedRide later = new TaskedRide(TaskedRide.named("later").ride(), ride.driver(), ride.rider());
        take(ride.accepted(), 0);
        take(ride.started(), TaskedRide.STARTS);
        take(ride.ended(), TaskedRide.ENDS);
        take(later.accepted(), 450);
        drives(0, 700);
        partition.seenUntil(after(700));
        assertThat(answer().fixes()).isEqualTo(300);
        assertThat(told.tracks.get(ride.ride()).trail().size()).isEqualTo(400);
        assertThat(partition.live())
                .singleElement()
                .satisfies(one -> assertThat(one.track().trail().size()).isEqualTo(250));
    }
}
