package dev.wayfare.rides.stream;

import static dev.wayfare.rides.model.SampleRides.DRIVER;
import static dev.wayfare.rides.model.SampleRides.OFFER;
import static dev.wayfare.rides.model.SampleRides.OTHER;
import static dev.wayfare.rides.model.SampleRides.PICKUP;
import static dev.wayfare.rides.model.SampleRides.RIDE;
import static dev.wayfare.rides.model.SampleRides.RIDER;
import static dev.wayfare.rides.model.SampleRides.T0;
import static dev.wayfare.rides.model.SampleRides.WAITING;
import static dev.wayfare.rides.model.SampleRides.asked;
import static dev.wayfare.rides.model.SampleRides.usd;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.claims.ClaimCommand;
import dev.wayfare.contracts.billing.BillCommand;
import dev.wayfare.contracts.billing.BillLine;
import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.contracts.fleet.DriverCommand;
import dev.wayfare.contracts.rides.CancelledBy;
import dev.wayfare.contracts.rides.RideCommand;
import dev.wayfare.contracts.topics.Topics;
import dev.wayfare.contracts.tracking.TrackingTask;
import dev.wayfare.kernel.ClaimId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.UserId;
import dev.wayfare.rides.model.SampleRides;
import dev.wayfare.rides.stream.Sent.Message;
import dev.wayfare.rides.stream.Sent.Reply;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RideEffectsTest {

    @Test
    void a_request_asks_dispatch_for_a_driver() {
        FindDriver find =
                new FindDriver(RIDE, 1, "85266", PICKUP, "standard", List.of(), null, 15, T0, T0.plusSeconds(5));
        assertThat(HostedRide.of(asked()).sent().messages())
                .containsExactly(new Message(Topics.DISPATCH_REQUESTS, "85266", find));
    }

    @Test
    void a_decline_asks_again_without_him_and_releases_nothing() {
        HostedRide ride = offered();
        Sent sent = ride.sends(SampleRides.released(1, DRIVER, T0));
        assertThat(sent.messages()).hasSize(1);
        FindDriver find = sent.values(FindDriver.class).getFirst();
        assertThat(find.attempt()).isEqualTo(2);
        assertThat(find.excluded()).containsExactly(DRIVER);
    }

    @Test
    void a_scheduled_ride_asks_nobody_yet() {
        assertThat(HostedRide.of(asked().at(T0.plusSeconds(7_200))).sent().messages())
                .isEmpty();
    }

    @Test
    void a_mistyped_pin_is_remembered_and_yet_the_driver_is_told_no() {
        HostedRide ride = HostedRide.of(asked().withPin())
                .given(SampleRides.held(1, DRIVER, T0))
                .given(SampleRides.confirmed(1, DRIVER, T0))
                .given(new RideCommand.Arrive(DRIVER));
        int before = ride.history().size();

        assertThat(ride.take(new RideCommand.Start(DRIVER, false)))
                .get()
                .extracting(refusal -> refusal.code())
                .isEqualTo("pin-wrong");

        assertThat(ride.history()).hasSize(before + 1);
        assertThat(ride.take(new RideCommand.Start(DRIVER, true))).isEmpty();
    }

    @Test
    void the_start_is_told_to_the_drivers_owner() {
        assertThat(arrived().sends(new RideCommand.Start(DRIVER, null)).messages())
                .containsExactly(
                        new Message(Topics.DRIVER_ACTIONS, DRIVER.value(), new DriverCommand.TripBegan(RIDE)),
                        new Message(Topics.TRACKING_TASKS, DRIVER.value(), new TrackingTask.FollowTrip(RIDE, T0)));
    }

    @Test
    void tracking_follows_from_the_accept_and_is_asked_at_the_end() {
        assertThat(offered().sends(SampleRides.confirmed(1, DRIVER, T0)).values(TrackingTask.class))
                .containsExactly(new TrackingTask.FollowRide(
                        RIDE, DRIVER, RIDER, SampleRides.PICKUP.point(), SampleRides.DROPOFF.point(), T0));
        Instant ended = T0.plusSeconds(600);
        assertThat(started().at(ended).sends(new RideCommand.End(DRIVER)).messages())
                .containsExactly(new Message(
                        Topics.TRACKING_TASKS, DRIVER.value(), new TrackingTask.MeasureRide(RIDE, T0, ended)));
    }

    @Test
    void the_same_end_again_asks_nobody() {
        assertThat(tripEnded().sends(new RideCommand.End(DRIVER)).messages()).isEmpty();
    }

    @Test
    void tracking_stops_when_there_will_be_no_trip_and_only_then() {
        assertThat(accepted().sends(new RideCommand.GiveUp(DRIVER, null)).messages())
                .contains(stop(T0));
        assertThat(started().sends(SampleRides.cancel(CancelledBy.SYSTEM)).messages())
                .contains(stop(T0));
        assertThat(offered().sends(SampleRides.cancel(CancelledBy.RIDER)).values(TrackingTask.class))
                .isEmpty();
        assertThat(tripEnded().sends(SampleRides.measured(25_000)).values(TrackingTask.class))
                .isEmpty();
    }

    @Test
    void a_trip_that_nobody_measures_is_completed_by_the_estimate_after_two_seconds() {
        HostedRide ride = tripEnded();
        assertThat(ride.afterSeconds(2).sends(SampleRides.tick()).values(ClaimCommand.Release.class))
                .hasSize(1);
        assertThat(ride.sent().values(BillCommand.Issue.class).getFirst().lines())
                .extracting(BillLine::label)
                .contains("Distance 25.0 km (estimated)");
        assertThat(ride.sends(SampleRides.measured(26_000)).messages()).isEmpty();
    }

    @Nested
    class Releasing {

        @Test
        void the_driver_is_free_after_every_end() {
            assertThat(offered().sends(SampleRides.cancel(CancelledBy.RIDER)).messages())
                    .containsExactly(release("CANCELLED"));
            assertThat(accepted().sends(SampleRides.cancel(CancelledBy.RIDER)).messages())
                    .containsExactly(release("CANCELLED"), stop(T0));
            assertThat(arrived().afterSeconds(300).sends(SampleRides.tick()).messages())
                    .contains(release("NO_SHOW"));
            assertThat(accepted().afterSeconds(7_200).sends(SampleRides.tick()).messages())
                    .containsExactly(release("EXPIRED"), stop(T0.plusSeconds(7_200)));
            assertThat(tripEnded().sends(SampleRides.measured(25_000)).messages())
                    .contains(release("COMPLETED"));
            assertThat(accepted().sends(new RideCommand.GiveUp(DRIVER, null)).messages())
                    .contains(release("SOUGHT_AGAIN"));
        }

        @Test
        void an_offer_whose_owner_is_silent_is_released() {
            assertThat(offered().afterSeconds(25).sends(SampleRides.tick()).messages())
                    .contains(release("SOUGHT_AGAIN"));
        }

        @Test
        void a_second_driver_is_released() {
            assertThat(offered().sends(SampleRides.held(2, OTHER, T0)).messages())
                    .containsExactly(release(2, OTHER));
            assertThat(started().sends(SampleRides.held(2, OTHER, T0)).messages())
                    .containsExactly(release(2, OTHER));
        }

        @Test
        void the_same_answer_again_releases_nobody() {
            assertThat(offered().sends(SampleRides.held(1, DRIVER, T0)).messages())
                    .isEmpty();
            assertThat(accepted().sends(SampleRides.confirmed(1, DRIVER, T0)).messages())
                    .isEmpty();
        }

        @Test
        void a_claim_for_an_unknown_ride_is_released() {
            assertThat(new HostedRide().sends(SampleRides.held(1, DRIVER, T0)).messages())
                    .containsExactly(release(1, DRIVER));
            assertThat(new HostedRide()
                            .sends(SampleRides.confirmed(1, DRIVER, T0))
                            .messages())
                    .containsExactly(release(1, DRIVER));
        }

        @Test
        void an_accept_that_came_too_late_is_refused_and_released() {
            HostedRide ride = offered().given(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(ride.take(SampleRides.confirmed(1, DRIVER, T0))).isPresent();
            assertThat(ride.sent().messages()).contains(release(1, DRIVER));
        }

        private Message release(String why) {
            return new Message(
                    Topics.DRIVER_CLAIMS,
                    DRIVER.value(),
                    new ClaimCommand.Release(DRIVER.value(), OFFER, RIDE.value(), why));
        }

        private Message release(int attempt, UserId driver) {
            ClaimId claim = SampleRides.claim(attempt, driver);
            return new Message(
                    Topics.DRIVER_CLAIMS,
                    driver.value(),
                    new ClaimCommand.Release(driver.value(), claim, RIDE.value(), "NOT_AWAITED"));
        }
    }

    @Nested
    class Billing {

        @Test
        void a_completed_ride_is_billed_line_by_line() {
            BillCommand.Issue bill = bill(tripEnded().sends(SampleRides.measured(25_000)));
            assertThat(bill.bill().value()).isEqualTo(Ids.sibling("bill", RIDE));
            assertThat(bill.customer()).isEqualTo(RIDER);
            assertThat(bill.driver()).isEqualTo(DRIVER);
            assertThat(bill.total()).isEqualTo(usd(250 + 2_750 + 350));
            assertThat(bill.lines().stream().map(BillLine::amount).reduce(Money::plus))
                    .contains(bill.total());
            assertThat(bill.commission()).isEqualTo(usd(670));
        }

        @Test
        void a_late_cancel_is_billed_for_the_driver() {
            BillCommand.Issue bill = bill(accepted().afterSeconds(90).sends(SampleRides.cancel(CancelledBy.RIDER)));
            assertThat(bill.lines()).containsExactly(new BillLine("Cancellation fee", usd(500)));
            assertThat(bill.driver()).isEqualTo(DRIVER);
        }

        @Test
        void a_free_cancel_is_not_billed() {
            assertThat(accepted().sends(SampleRides.cancel(CancelledBy.RIDER)).values(BillCommand.class))
                    .isEmpty();
        }

        @Test
        void a_no_show_is_billed() {
            BillCommand.Issue bill = bill(arrived().afterSeconds(300).sends(SampleRides.tick()));
            assertThat(bill.total()).isEqualTo(usd(700));
        }

        private BillCommand.Issue bill(Sent sent) {
            return sent.values(BillCommand.Issue.class).getFirst();
        }
    }

    @Nested
    class Answering {

        @Test
        void who_waits_is_answered_when_a_driver_is_held() {
            HostedRide ride = HostedRide.of(asked().waitedOn());
            assertThat(ride.sent().replies()).isEmpty();
            assertThat(ride.sends(SampleRides.held(1, DRIVER, T0)).replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 2, null));
        }

        @Test
        void he_is_answered_once() {
            HostedRide ride = HostedRide.of(asked().waitedOn()).given(SampleRides.held(1, DRIVER, T0));
            ride.given(SampleRides.released(1, DRIVER, T0)).given(SampleRides.held(2, OTHER, T0));
            ride.given(SampleRides.confirmed(2, OTHER, T0)).given(SampleRides.cancel(CancelledBy.RIDER));
            assertThat(ride.sent().replies()).hasSize(1);
        }

        @Test
        void he_learns_why_nobody_comes() {
            assertThat(HostedRide.of(asked().waitedOn())
                            .afterSeconds(60)
                            .sends(SampleRides.tick())
                            .replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 2, "no-drivers"));
            assertThat(HostedRide.of(asked().waitedOn().of(DRIVER))
                            .sends(SampleRides.noCandidates(1))
                            .replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 2, "driver-unavailable"));
            assertThat(HostedRide.of(asked().waitedOn())
                            .sends(SampleRides.cancel(CancelledBy.RIDER))
                            .replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 2, "ride-cancelled"));
        }

        @Test
        void a_request_that_is_refused_answers_him() {
            HostedRide ride = new HostedRide();
            assertThat(ride.sends(SampleRides.request(asked().waitedOn(), PICKUP))
                            .replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 0, "same-place"));
        }

        @Test
        void who_asks_again_is_answered_again() {
            HostedRide ride = HostedRide.of(asked().waitedOn()).given(SampleRides.held(1, DRIVER, T0));
            assertThat(ride.sends(asked().waitedOn().command()).replies()).hasSize(1);
        }
    }

    @Nested
    class AcceptingByItself {

        private final HostedRide ride = HostedRide.of(asked().acceptedByItself().waitedOn());

        @Test
        void a_held_driver_is_confirmed_at_once() {
            assertThat(ride.sends(SampleRides.held(1, DRIVER, T0)).messages())
                    .containsExactly(new Message(
                            Topics.DRIVER_CLAIMS,
                            DRIVER.value(),
                            new ClaimCommand.Confirm(DRIVER.value(), OFFER, RIDE.value())));
        }

        @Test
        void who_waits_is_answered_when_it_is_accepted() {
            assertThat(ride.sends(SampleRides.held(1, DRIVER, T0)).replies()).isEmpty();
            assertThat(ride.sends(SampleRides.confirmed(1, DRIVER, T0)).replies())
                    .containsExactly(new Reply(WAITING, RIDE.value(), 3, null));
        }

        @Test
        void a_refused_confirmation_searches_on() {
            ride.given(SampleRides.held(1, DRIVER, T0));
            assertThat(ride.sends(SampleRides.confirmRefused(1, DRIVER)).values(FindDriver.class))
                    .hasSize(1);
            assertThat(ride.sent().replies()).isEmpty();
        }
    }

    private static HostedRide offered() {
        return HostedRide.of(asked()).given(SampleRides.held(1, DRIVER, T0));
    }

    private static HostedRide accepted() {
        return offered().given(SampleRides.confirmed(1, DRIVER, T0));
    }

    private static HostedRide arrived() {
        return accepted().given(new RideCommand.Arrive(DRIVER));
    }

    private static HostedRide started() {
        return arrived().given(new RideCommand.Start(DRIVER, null));
    }

    private static HostedRide tripEnded() {
        return started().afterSeconds(600).given(new RideCommand.End(DRIVER));
    }

    private static Message stop(Instant at) {
        return new Message(Topics.TRACKING_TASKS, DRIVER.value(), new TrackingTask.StopFollowing(RIDE, at));
    }
}
