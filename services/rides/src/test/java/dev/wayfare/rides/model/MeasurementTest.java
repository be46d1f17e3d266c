package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OTHER;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.asked;
import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.DistanceBasis;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideCommand.RideMeasured;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.contracts.rides.RideEvent.RideCompleted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the end of the trip to its fare. The sample's estimate is 25 km in 30 minutes; the trip takes 20. */
class MeasurementTest {

    @Test
    void the_end_of_the_trip_does_not_complete_the_ride() {
        RideStory story = RideStory.of(asked()).started().afterSeconds(1_200);
        assertThat(story.then(new RideCommand.End(DRIVER)))
                .containsExactly(
                        new RideEvent.TripEnded(DRIVER, RIDER, story.now().minusSeconds(1_200), story.now()));
        assertThat(story.then(new RideCommand.End(DRIVER))).isEmpty();
    }

    @Test
    void the_fare_is_by_what_was_measured_and_the_time_ends_with_the_trip() {
        RideStory story = RideStory.of(asked()).tripEnded().afterSeconds(1);
        RideCompleted completed = (RideCompleted) story.one(SampleRides.measured(20_000));
        assertThat(completed.basis()).isEqualTo(DistanceBasis.MEASURED);
        assertThat(completed.distanceM()).isEqualTo(20_000);
        assertThat(completed.durationS()).isEqualTo(1_200);
        assertThat(completed.fare()).isEqualTo(usd(250 + 20 * 110 + 20 * 35));
    }

    @Test
    void after_two_seconds_without_an_answer_the_estimate_counts() {
        RideStory story = RideStory.of(asked()).tripEnded();
        assertThat(story.afterSeconds(1).then(SampleRides.tick())).isEmpty();
        RideCompleted completed = (RideCompleted) story.afterSeconds(1).one(SampleRides.tick());
        assertThat(completed.basis()).isEqualTo(DistanceBasis.ESTIMATED);
        assertThat(completed.distanceM()).isEqualTo(25_000);
        assertThat(completed.durationS()).isEqualTo(1_200);
    }

    @Test
    void the_first_answer_counts_and_later_ones_change_nothing() {
        RideStory story = RideStory.of(asked()).tripEnded().given(SampleRides.measured(20_000));
        Ride completed = story.ride();
        assertThat(story.then(SampleRides.measured(24_000))).isEmpty();
        assertThat(story.then(SampleRides.tick())).isEmpty();
        assertThat(story.ride()).isEqualTo(completed);
    }

    @Test
    void an_answer_before_the_end_or_about_another_driver_changes_nothing() {
        assertThat(RideStory.of(asked()).started().then(SampleRides.measured(20_000)))
                .isEmpty();
        assertThat(RideStory.of(asked()).tripEnded().then(new RideMeasured(OTHER, 20_000, 1_200, 0)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0} m of {1} fixes, {2} s unseen: {3}")
    @CsvSource({
        "25000, 1200,   0, MEASURED",
        " 5000, 1200,   0, MEASURED",
        "77000, 1200,   0, MEASURED",
        "77001, 1200,   0, ESTIMATED",
        "25000,    2,   0, MEASURED",
        "25000,    1,   0, ESTIMATED",
        "    0,    0,1200, ESTIMATED",
        "25000,  900, 300, MEASURED",
        "25000,  900, 301, ESTIMATED",
        " 2500, 1200,   0, MEASURED",
        " 2499, 1200,   0, ESTIMATED",
        "   -1, 1200,   0, ESTIMATED",
        "2147483647, 1200, 0, ESTIMATED",
        "25000, 1200, 2147483647, ESTIMATED",
    })
    void what_cannot_be_falls_back_to_the_estimate(int distanceM, int fixes, int unseenS, DistanceBasis basis) {
        RideStory story = RideStory.of(asked()).tripEnded();
        RideCompleted completed = (RideCompleted) story.one(new RideMeasured(DRIVER, distanceM, fixes, unseenS));
        assertThat(completed.basis()).isEqualTo(basis);
        assertThat(completed.distanceM()).isEqualTo(basis == DistanceBasis.MEASURED ? distanceM : 25_000);
    }

    @Test
    void who_gets_out_early_pays_for_what_was_driven() {
        RideStory story = RideStory.of(asked()).started().afterSeconds(120).given(new RideCommand.End(DRIVER));
        RideCompleted completed = (RideCompleted) story.one(new RideMeasured(DRIVER, 600, 120, 0));
        assertThat(completed.basis()).isEqualTo(DistanceBasis.MEASURED);
        assertThat(completed.fare()).isEqualTo(usd(600));
    }

    @Test
    void while_it_is_measured_nothing_else_moves_the_ride() {
        RideStory story = RideStory.of(asked()).tripEnded();
        assertThat(story.refused(SampleRides.cancel(CancelledBy.RIDER))).isEqualTo("ride-ended");
        assertThat(story.refused(SampleRides.cancel(CancelledBy.SYSTEM))).isEqualTo("ride-ended");
        assertThat(story.refused(new RideCommand.Cancel(CancelledBy.RIDER, OTHER.value(), null)))
                .isEqualTo("not-yours");
        assertThat(story.refused(new RideCommand.GiveUp(DRIVER, null))).isEqualTo("ride-ended");
        assertThat(story.refused(new RideCommand.Start(OTHER, true))).isEqualTo("not-yours");
        assertThat(story.refused(new RideCommand.Rate(RIDER, 5, null))).isEqualTo("not-rateable");
        assertThat(story.then(SampleRides.released(1, DRIVER, story.now()))).isEmpty();
    }
}
