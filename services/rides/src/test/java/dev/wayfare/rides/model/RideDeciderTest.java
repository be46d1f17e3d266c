package dev.wayfare.rides.model;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OFFER;
import static dev.wayfare.rides.model.SampleRides.OTHER;
import static dev.wayfare.rides.model.SampleRides.PICKUP;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.asked;
import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimRefusal;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.rides.RideEvent;
import dev.wayfare.kernel.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a ride does, sentence by sentence. */
class RideDeciderTest {

    @Nested
    class Requesting {

        @Test
        void a_request_keeps_its_tariff_and_is_searched_at_once() {
            RideStory story = new RideStory();
            var requested = (RideEvent.RideRequested) story.one(asked().command());
            assertThat(requested.tariff()).isEqualTo(SampleRides.tariff(asked()));
            assertThat(story.ride()).isInstanceOf(Ride.Searching.class);
        }

        @Test
        void a_repeated_request_changes_nothing() {
            assertThat(RideStory.of(asked()).then(asked().command())).isEmpty();
            assertThat(RideStory.of(asked()).completed().then(asked().command()))
                    .isEmpty();
        }

        @Test
        void pickup_and_dropoff_must_differ() {
            Place near = Place.at(PICKUP.lat() + 0.0001, PICKUP.lon());
            assertThat(new RideStory().refused(SampleRides.request(asked(), near)))
                    .isEqualTo("same-place");
        }

        @Test
        void commands_for_an_unknown_ride_are_refused() {
            assertThat(new RideStory().refused(SampleRides.cancel(CancelledBy.RIDER)))
                    .isEqualTo("ride-unknown");
            assertThat(new RideStory().refused(SampleRides.confirmed(1, DRIVER, T0)))
                    .isEqualTo("ride-unknown");
            assertThat(new RideStory().then(SampleRides.held(1, DRIVER, T0))).isEmpty();
        }
    }

    @Nested
    class Scheduling {

        private final Instant agreed = T0.plus(Duration.ofHours(5));

        @Test
        void the_search_begins_ten_minutes_before() {
            RideStory story = RideStory.of(asked().at(agreed));
            assertThat(RideTimers.dueAt(story.ride(), RideStory.SETTINGS))
                    .contains(agreed.minus(Duration.ofMinutes(10)));
            story.after(Duration.ofMinutes(290));
            assertThat(story.one(SampleRides.tick())).isEqualTo(new RideEvent.DriverSought(1, story.now()));
        }

        @Test
        void a_time_within_the_lead_is_searched_at_once() {
            assertThat(RideStory.of(asked().at(T0.plusSeconds(60))).ride()).isInstanceOf(Ride.Searching.class);
        }

        @Test
        void a_past_or_far_time_is_refused() {
            assertThat(new RideStory().refused(asked().at(T0.minusSeconds(120)).command()))
                    .isEqualTo("scheduled-in-the-past");
            assertThat(new RideStory()
                            .refused(asked().at(T0.plus(Duration.ofDays(31))).command()))
                    .isEqualTo("scheduled-too-far");
        }

        @Test
        void a_driver_who_is_early_waits_for_the_agreed_time() {
            RideStory story = RideStory.of(asked().at(T0.plus(Duration.ofMinutes(9))));
            story.given(SampleRides.held(1, DRIVER, story.now()))
                    .given(SampleRides.confirmed(1, DRIVER, story.now()))
                    .given(new RideCommand.Arrive(DRIVER));
            assertThat(story.after(Duration.ofMinutes(6)).then(SampleRides.tick()))
                    .isEmpty();
            assertThat(story.after(Duration.ofMinutes(8)).one(SampleRides.tick()))
                    .isInstanceOf(RideEvent.RiderNoShow.class);
        }

        @Test
        void a_scheduled_ride_can_be_cancelled_free() {
            RideStory story = RideStory.of(asked().at(agreed));
            var cancelled = (RideEvent.RideCancelled) story.one(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(cancelled.fee()).isEqualTo(usd(0));
            assertThat(cancelled.driver()).isNull();
        }
    }

    @Nested
    class Searching {

        @Test
        void dispatch_is_asked_again_while_nobody_is_held() {
            RideStory story = RideStory.of(asked()).afterSeconds(3);
            assertThat(story.one(SampleRides.tick())).isEqualTo(new RideEvent.DriverSought(2, story.now()));
        }

        @Test
        void nobody_by_the_deadline_ends_the_ride() {
            RideStory story = RideStory.of(asked());
            for (int i = 0; i < 19; i++) {
                story.afterSeconds(3).given(SampleRides.tick());
            }
            assertThat(story.afterSeconds(3).one(SampleRides.tick()))
                    .isEqualTo(new RideEvent.NoDriversAvailable(RIDER, 20, story.now()));
        }

        @Test
        void a_refused_hold_is_no_decline_and_is_asked_again_at_once() {
            RideStory story = RideStory.of(asked());
            assertThat(story.one(SampleRides.holdRefused(1, DRIVER, ClaimRefusal.CONTENDED)))
                    .isEqualTo(new RideEvent.DriverSought(2, T0));
            assertThat(((Ride.Searching) story.ride()).search().excluded()).isEmpty();
        }

        @Test
        void an_old_refusal_asks_nobody() {
            RideStory story = RideStory.of(asked()).afterSeconds(3).given(SampleRides.tick());
            assertThat(story.then(SampleRides.holdRefused(1, DRIVER, ClaimRefusal.CONTENDED)))
                    .isEmpty();
        }

        @Test
        void refusals_in_a_row_slow_the_asking_down() {
            RideStory story = RideStory.of(asked());
            int asks = 1;
            while (!story.then(SampleRides.holdRefused(asks, DRIVER, ClaimRefusal.CONTENDED))
                    .isEmpty()) {
                asks++;
            }
            assertThat(asks).isEqualTo(RideStory.SETTINGS.quickAsks());
        }

        @Test
        void a_hold_that_answers_an_earlier_ask_is_taken_while_nobody_is_held() {
            RideStory story = RideStory.of(asked()).afterSeconds(3).given(SampleRides.tick());
            assertThat(story.one(SampleRides.held(1, DRIVER, story.now()))).isInstanceOf(RideEvent.DriverOffered.class);
        }

        @Test
        void a_hold_that_has_expired_on_its_way_is_not_taken() {
            RideStory story = RideStory.of(asked()).afterSeconds(20);
            assertThat(story.then(SampleRides.held(1, DRIVER, T0))).isEmpty();
        }

        @Test
        void the_chosen_driver_alone_is_offered_the_ride() {
            RideStory story = RideStory.of(asked().of(DRIVER));
            assertThat(story.then(SampleRides.held(1, OTHER, T0))).isEmpty();
            assertThat(story.one(SampleRides.held(1, DRIVER, T0))).isInstanceOf(RideEvent.DriverOffered.class);
        }

        @Test
        void a_chosen_driver_who_is_away_ends_the_ride_at_once() {
            assertThat(RideStory.of(asked().of(DRIVER)).one(SampleRides.noCandidates(1)))
                    .isInstanceOf(RideEvent.NoDriversAvailable.class);
            assertThat(RideStory.of(asked().of(DRIVER))
                            .one(SampleRides.holdRefused(1, DRIVER, ClaimRefusal.UNAVAILABLE)))
                    .isInstanceOf(RideEvent.NoDriversAvailable.class);
        }
    }

    @Nested
    class Offering {

        @Test
        void the_offer_tells_the_driver_what_and_until_when() {
            RideStory story = RideStory.of(asked());
            var offered = (RideEvent.DriverOffered) story.one(SampleRides.held(1, DRIVER, T0));
            assertThat(offered.pickupEtaS()).isEqualTo(240);
            assertThat(offered.expiresAt()).isEqualTo(T0.plusSeconds(15));
            assertThat(offered.offer()).isEqualTo(OFFER);
        }

        @Test
        void a_decline_searches_on_without_that_driver() {
            RideStory story = RideStory.of(asked()).offered();
            assertThat(story.then(SampleRides.released(1, DRIVER, T0)))
                    .containsExactly(
                            new RideEvent.OfferEnded(OFFER, DRIVER, RideEvent.OfferEnd.DECLINED, T0),
                            new RideEvent.DriverSought(2, T0));
            assertThat(story.then(SampleRides.held(2, DRIVER, T0))).isEmpty();
        }

        @Test
        void an_expired_offer_searches_on_without_that_driver() {
            RideStory story = RideStory.of(asked()).offered().afterSeconds(15);
            assertThat(story.then(SampleRides.expired(1, DRIVER, story.now())))
                    .containsExactly(
                            new RideEvent.OfferEnded(OFFER, DRIVER, RideEvent.OfferEnd.EXPIRED, story.now()),
                            new RideEvent.DriverSought(2, story.now()));
        }

        @Test
        void a_decline_after_the_deadline_ends_the_search() {
            RideStory story = RideStory.of(asked()).afterSeconds(50);
            story.given(SampleRides.held(1, DRIVER, story.now())).afterSeconds(12);
            assertThat(story.then(SampleRides.released(1, DRIVER, story.now())).getLast())
                    .isInstanceOf(RideEvent.NoDriversAvailable.class);
        }

        @Test
        void a_silent_owner_of_the_driver_counts_as_expired() {
            RideStory story = RideStory.of(asked()).offered().afterSeconds(25);
            assertThat(story.then(SampleRides.tick()).getFirst())
                    .isEqualTo(new RideEvent.OfferEnded(OFFER, DRIVER, RideEvent.OfferEnd.EXPIRED, story.now()));
            assertThat(story.refused(SampleRides.confirmed(1, DRIVER, story.now())))
                    .isEqualTo("offer-withdrawn");
        }

        @Test
        void an_accept_is_applied_once_and_said_again() {
            RideStory story = RideStory.of(asked()).accepted();
            assertThat(story.ride()).isInstanceOf(Ride.Accepted.class);
            assertThat(story.then(SampleRides.confirmed(1, DRIVER, story.now())))
                    .isEmpty();
        }

        @Test
        void a_driver_must_accept_before_he_arrives() {
            assertThat(RideStory.of(asked()).offered().refused(new RideCommand.Arrive(DRIVER)))
                    .isEqualTo("not-accepted");
            assertThat(RideStory.of(asked()).offered().refused(new RideCommand.Arrive(OTHER)))
                    .isEqualTo("not-yours");
        }
    }

    @Nested
    class Travelling {

        @Test
        void the_fare_is_by_the_tariff_of_the_request() {
            RideStory story = RideStory.of(asked()).started().afterSeconds(1_200);
            var completed = (RideEvent.RideCompleted) story.one(new RideCommand.End(DRIVER));
            assertThat(completed.durationS()).isEqualTo(1_200);
            assertThat(completed.fare()).isEqualTo(usd(250 + 25 * 110 + 20 * 35));
        }

        @Test
        void a_pin_is_asked_for_where_the_product_wants_one() {
            RideStory story = RideStory.of(asked().withPin()).arrived();
            assertThat(story.refused(new RideCommand.Start(DRIVER, null))).isEqualTo("pin-missing");
            assertThat(story.refused(new RideCommand.Start(DRIVER, false))).isEqualTo("pin-wrong");
            assertThat(story.one(new RideCommand.Start(DRIVER, true))).isInstanceOf(RideEvent.RideStarted.class);
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
