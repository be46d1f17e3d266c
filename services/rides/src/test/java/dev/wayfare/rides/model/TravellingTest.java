package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OFFER;
import static dev.wayfare.rides.model.SampleRides.OTHER;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.asked;
import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the accept to the end and the ratings after it, sentence by sentence. */
class TravellingTest {

    @Nested
    class Travelling {

        @Test
        void the_fare_is_by_the_tariff_of_the_request() {
            RideStory story = RideStory.of(asked()).started().afterSeconds(1_200);
            story.given(new RideCommand.End(DRIVER));
            var completed = (RideEvent.RideCompleted) story.one(SampleRides.measured(25_000));
            assertThat(completed.durationS()).isEqualTo(1_200);
            assertThat(completed.fare()).isEqualTo(usd(250 + 25 * 110 + 20 * 35));
        }

        @Test
        void a_pin_is_asked_for_where_the_product_wants_one() {
            RideStory story = RideStory.of(asked().withPin()).arrived();
            assertThat(story.refused(new RideCommand.Start(DRIVER, null))).isEqualTo("pin-missing");
            assertThat(story.one(new RideCommand.Start(DRIVER, false))).isInstanceOf(RideEvent.PinMistyped.class);
            assertThat(story.one(new RideCommand.Start(DRIVER, true))).isInstanceOf(RideEvent.RideStarted.class);
        }

        @Test
        void a_pin_mistyped_five_times_is_not_asked_for_again_until_the_ride_has_another_driver() {
            RideStory story = RideStory.of(asked().withPin()).arrived();
            for (int i = 0; i < 5; i++) {
                story.given(new RideCommand.Start(DRIVER, false));
            }
            assertThat(story.refused(new RideCommand.Start(DRIVER, true))).isEqualTo("pin-locked");
            assertThat(story.refused(new RideCommand.Start(DRIVER, false))).isEqualTo("pin-locked");
            assertThat(story.then(new RideCommand.GiveUp(DRIVER, null))).isNotEmpty();
        }

        @Test
        void steps_come_in_their_order() {
            assertThat(RideStory.of(asked()).accepted().refused(new RideCommand.Start(DRIVER, null)))
                    .isEqualTo("not-arrived");
            assertThat(RideStory.of(asked()).arrived().refused(new RideCommand.End(DRIVER)))
                    .isEqualTo("not-started");
            assertThat(RideStory.of(asked()).started().refused(new RideCommand.Arrive(DRIVER)))
                    .isEqualTo("already-started");
        }

        @Test
        void only_the_assigned_driver_is_heard() {
            assertThat(RideStory.of(asked()).started().refused(new RideCommand.End(OTHER)))
                    .isEqualTo("not-yours");
        }

        @Test
        void a_driver_who_gives_up_is_replaced() {
            RideStory story = RideStory.of(asked()).accepted().after(Duration.ofMinutes(3));
            assertThat(story.then(new RideCommand.GiveUp(DRIVER, "flat tyre")))
                    .containsExactly(
                            new RideEvent.DriverGaveUp(DRIVER, RIDER, OFFER, "flat tyre", story.now()),
                            new RideEvent.DriverSought(2, story.now()));
            assertThat(story.then(SampleRides.held(2, DRIVER, story.now()))).isEmpty();
            assertThat(story.one(SampleRides.held(2, OTHER, story.now()))).isInstanceOf(RideEvent.DriverOffered.class);
        }

        @Test
        void the_next_search_has_its_whole_time() {
            RideStory story = RideStory.of(asked()).accepted().after(Duration.ofMinutes(3));
            story.given(new RideCommand.GiveUp(DRIVER, null)).afterSeconds(59);
            assertThat(story.one(SampleRides.tick())).isInstanceOf(RideEvent.DriverSought.class);
        }

        @Test
        void anybody_may_replace_a_chosen_driver_who_gave_up() {
            RideStory story = RideStory.of(asked().of(DRIVER)).accepted().given(new RideCommand.GiveUp(DRIVER, null));
            assertThat(story.one(SampleRides.held(2, OTHER, story.now()))).isInstanceOf(RideEvent.DriverOffered.class);
        }

        @Test
        void a_rider_who_does_not_come_owes_the_fee() {
            RideStory story = RideStory.of(asked()).arrived().after(Duration.ofMinutes(5));
            assertThat(story.one(SampleRides.tick()))
                    .isEqualTo(new RideEvent.RiderNoShow(DRIVER, RIDER, OFFER, usd(700), story.now()));
        }

        @Test
        void stuck_rides_expire() {
            assertThat(RideStory.of(asked())
                            .accepted()
                            .after(Duration.ofHours(2))
                            .one(SampleRides.tick()))
                    .isInstanceOf(RideEvent.RideExpired.class);
            assertThat(RideStory.of(asked())
                            .started()
                            .after(Duration.ofHours(12))
                            .one(SampleRides.tick()))
                    .isInstanceOf(RideEvent.RideExpired.class);
        }
    }

    @Nested
    class Cancelling {

        @Test
        void it_is_free_until_a_minute_after_the_accept() {
            assertThat(fee(RideStory.of(asked()))).isEqualTo(0);
            assertThat(fee(RideStory.of(asked()).offered())).isEqualTo(0);
            assertThat(fee(RideStory.of(asked()).accepted().afterSeconds(60))).isEqualTo(0);
            assertThat(fee(RideStory.of(asked()).accepted().afterSeconds(61))).isEqualTo(500);
            assertThat(fee(RideStory.of(asked()).arrived())).isEqualTo(500);
        }

        @Test
        void the_platform_cancels_free() {
            RideStory story = RideStory.of(asked()).arrived();
            var cancelled = (RideEvent.RideCancelled) story.one(SampleRides.cancel(CancelledBy.SYSTEM));
            assertThat(cancelled.fee()).isEqualTo(usd(0));
            assertThat(cancelled.driver()).isEqualTo(DRIVER);
        }

        @Test
        void a_rider_on_board_cannot_cancel_but_the_platform_can() {
            RideStory story = RideStory.of(asked()).started();
            assertThat(story.refused(SampleRides.cancel(CancelledBy.RIDER))).isEqualTo("ride-in-progress");
            assertThat(story.refused(new RideCommand.GiveUp(DRIVER, null))).isEqualTo("ride-in-progress");
            assertThat(story.one(SampleRides.cancel(CancelledBy.SYSTEM))).isInstanceOf(RideEvent.RideCancelled.class);
        }

        @Test
        void an_ended_ride_cannot_be_cancelled() {
            assertThat(RideStory.of(asked()).completed().refused(SampleRides.cancel(CancelledBy.RIDER)))
                    .isEqualTo("ride-ended");
        }

        @Test
        void another_rider_cannot_cancel() {
            assertThat(RideStory.of(asked()).refused(new RideCommand.Cancel(CancelledBy.RIDER, OTHER.value(), null)))
                    .isEqualTo("not-yours");
        }

        @Test
        void an_accept_after_the_cancel_is_refused() {
            RideStory story = RideStory.of(asked()).offered().given(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(story.refused(SampleRides.confirmed(1, DRIVER, story.now())))
                    .isEqualTo("ride-cancelled");
        }

        @Test
        void a_driver_of_a_cancelled_ride_learns_it_from_his_next_step() {
            RideStory story = RideStory.of(asked()).accepted().given(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(story.refused(new RideCommand.Arrive(DRIVER))).isEqualTo("ride-cancelled");
        }

        private long fee(RideStory story) {
            var cancelled = (RideEvent.RideCancelled) story.one(SampleRides.cancel(CancelledBy.RIDER));
            return cancelled.fee().amountMinor();
        }
    }

    @Nested
    class Rating {

        @Test
        void each_side_rates_the_other_once() {
            RideStory story = RideStory.of(asked()).completed();
            assertThat(story.one(new RideCommand.Rate(RIDER, 5, "good")))
                    .isEqualTo(new RideEvent.RideRated(RIDER, DRIVER, 5, "good", story.now()));
            assertThat(story.one(new RideCommand.Rate(DRIVER, 4, null)))
                    .isEqualTo(new RideEvent.RideRated(DRIVER, RIDER, 4, null, story.now()));
            assertThat(story.refused(new RideCommand.Rate(RIDER, 1, null))).isEqualTo("already-rated");
            assertThat(story.refused(new RideCommand.Rate(DRIVER, 1, null))).isEqualTo("already-rated");
        }

        @Test
        void stars_are_one_to_five() {
            RideStory story = RideStory.of(asked()).completed();
            for (int stars : List.of(-1, 0, 6)) {
                assertThat(story.refused(new RideCommand.Rate(RIDER, stars, null)))
                        .isEqualTo("rating-out-of-range");
            }
        }

        @Test
        void only_a_completed_ride_is_rated_by_its_people_for_a_week() {
            assertThat(RideStory.of(asked()).started().refused(new RideCommand.Rate(RIDER, 5, null)))
                    .isEqualTo("not-rateable");
            assertThat(RideStory.of(asked())
                            .given(SampleRides.cancel(CancelledBy.RIDER))
                            .refused(new RideCommand.Rate(RIDER, 5, null)))
                    .isEqualTo("not-rateable");
            assertThat(RideStory.of(asked()).completed().refused(new RideCommand.Rate(OTHER, 5, null)))
                    .isEqualTo("not-yours");
            assertThat(RideStory.of(asked())
                            .completed()
                            .after(Duration.ofDays(8))
                            .refused(new RideCommand.Rate(RIDER, 5, null)))
                    .isEqualTo("not-rateable");
        }
    }
}
