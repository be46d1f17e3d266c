package dev.wayfare.tracking.model;

import static dev.wayfare.tracking.model.Drives.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.tracking.RidePhase;
import dev.wayfare.contracts.tracking.TrackingEvent;
import dev.wayfare.contracts.tracking.TrackingEvent.DriverAt;
import dev.wayfare.contracts.tracking.TrackingEvent.DriverNear;
import dev.wayfare.contracts.tracking.TrackingEvent.LongStop;
import dev.wayfare.contracts.tracking.TrackingEvent.RouteLeft;
import dev.wayfare.contracts.tracking.TrackingEvent.Stop;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pick-up lies at the corner, the drop-off 5 km east of it. */
class LookoutTest {

    private final Lookout lookout = new Lookout(
            new Itinerary(
                    new RideId(Ids.derive("ride", "r")),
                    new UserId(Ids.derive("user", "d")),
                    new UserId(Ids.derive("user", "r")),
                    Drives.place(0, 0),
                    Drives.place(5_000, 0)),
            Duration.ofMinutes(5));
    private final List<TrackingEvent> told = new ArrayList<>();
    private int second;

    private void isAt(double eastM, double northM) {
        told.addAll(lookout.see(at(second++, eastM, northM)));
    }

    private void passes(int seconds) {
        second += seconds;
    }

    private List<Class<?>> kinds() {
        return told.stream().<Class<?>>map(Object::getClass).toList();
    }

    @Test
    void near_and_at_the_pick_up_are_told_once_each() {
        for (int east = -1_000; east <= 0; east += 10) {
            isAt(east, 0);
        }
        assertThat(kinds()).containsExactly(DriverNear.class, DriverAt.class);
        DriverNear near = (DriverNear) told.getFirst();
        assertThat(near.stop()).isEqualTo(Stop.PICKUP);
        assertThat(near.distanceM()).isEqualTo(200);
        assertThat(((DriverAt) told.getLast()).distanceM()).isEqualTo(50);
        assertThat(lookout.phase()).isEqualTo(RidePhase.AT_PICKUP);
    }

    @Test
    void jitter_at_the_edges_says_nothing_more() {
        for (int i = 0; i < 100; i++) {
            isAt(i % 2 == 0 ? -190 : -230, 0);
        }
        assertThat(kinds()).containsExactly(DriverNear.class);
        for (int i = 0; i < 100; i++) {
            isAt(i % 2 == 0 ? -40 : -70, 0);
        }
        assertThat(kinds()).containsExactly(DriverNear.class, DriverAt.class);
    }

    @Test
    void who_drives_away_and_comes_back_is_told_again() {
        isAt(-100, 0);
        isAt(-400, 0);
        isAt(-100, 0);
        assertThat(kinds()).containsExactly(DriverNear.class, DriverNear.class);
    }

    @Test
    void who_appears_at_the_place_is_at_it_and_not_only_near() {
        isAt(-900, 0);
        isAt(-10, 0);
        assertThat(kinds()).containsExactly(DriverAt.class);
    }

    @Test
    void with_the_rider_on_board_the_drop_off_counts_and_the_pick_up_no_more() {
        isAt(0, 0);
        lookout.boarded();
        told.clear();
        assertThat(lookout.phase()).isEqualTo(RidePhase.TO_DROPOFF);
        for (int east = 0; east <= 5_000; east += 50) {
            isAt(east, 0);
        }
        assertThat(kinds()).containsExactly(DriverNear.class, DriverAt.class);
        assertThat(((DriverNear) told.getFirst()).stop()).isEqualTo(Stop.DROPOFF);
        assertThat(lookout.phase()).isEqualTo(RidePhase.AT_DROPOFF);
    }

    @Test
    void a_sensible_detour_is_no_alarm_and_a_wild_one_is_one() {
        lookout.boarded();
        isAt(2_500, 2_000);
        assertThat(told).isEmpty();
        isAt(2_500, 5_000);
        isAt(2_500, 5_100);
        assertThat(kinds()).containsExactly(RouteLeft.class);
        assertThat(((RouteLeft) told.getFirst()).detourM()).isBetween(6_100, 6_250);
        isAt(2_500, 500);
        isAt(2_500, 5_000);
        assertThat(kinds()).containsExactly(RouteLeft.class, RouteLeft.class);
    }

    @Test
    void before_the_rider_is_on_board_a_driver_may_come_from_anywhere_and_wait() {
        isAt(-9_000, 9_000);
        passes(3_600);
        isAt(-9_000, 9_000);
        assertThat(told).isEmpty();
    }

    @Test
    void a_long_stop_is_told_once_until_he_moves() {
        lookout.boarded();
        isAt(1_000, 0);
        passes(290);
        isAt(1_010, 10);
        assertThat(told).isEmpty();
        passes(10);
        isAt(1_005, 0);
        isAt(1_000, 0);
        assertThat(kinds()).containsExactly(LongStop.class);
        assertThat(((LongStop) told.getFirst()).since()).isEqualTo(Instant.ofEpochMilli(Drives.T0));
        isAt(1_200, 0);
        passes(300);
        isAt(1_200, 0);
        assertThat(kinds()).containsExactly(LongStop.class, LongStop.class);
    }

    @Test
    void waiting_at_the_drop_off_is_no_long_stop() {
        lookout.boarded();
        isAt(4_990, 0);
        told.clear();
        passes(1_000);
        isAt(4_990, 0);
        assertThat(told).isEmpty();
    }
}
