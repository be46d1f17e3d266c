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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** From the request to a driver who has accepted, sentence by sentence. */
class FindingTest {

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
}
