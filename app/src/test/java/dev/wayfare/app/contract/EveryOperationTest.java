package dev.wayfare.app.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.app.platform.Contract;
import dev.wayfare.app.platform.LogHolds;
import dev.wayfare.app.platform.OnePlatform;
import dev.wayfare.app.platform.People;
import dev.wayfare.app.platform.RunningPlatform;
import dev.wayfare.app.platform.ViewsHold;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every operation of the contract does what it is there for, in the lives of a few people. {@link dev.wayfare.app.platform.Http}
 * holds each answer, and each request that was taken, against {@code openapi.yaml}.
 */
@ExtendWith({OnePlatform.class, LogHolds.class, ViewsHold.class})
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryOperationTest {

    private final RunningPlatform platform;
    private final People people;

    EveryOperationTest(RunningPlatform platform) {
        this.platform = platform;
        this.people = platform.people();
    }

    @Test
    @Order(1)
    void a_ride_goes_from_its_quote_to_the_last_rating() {
        new RideStory(people.pair("premium").online(), people.admin()).told();
    }

    @Test
    @Order(2)
    void rides_end_otherwise_and_are_listed_newest_first() {
        new OtherEndsStory(people.pair("standard").online()).told();
    }

    @Test
    @Order(3)
    void a_trip_is_answered_when_a_driver_is_held_or_cannot_be() {
        new TripStory(people).told();
    }

    @Test
    @Order(4)
    void an_owed_bill_is_paid_later_and_given_back_in_part() {
        new MoneyStory(people.pair("standard").online(), people.admin()).told();
    }

    @Test
    @Order(5)
    void an_account_lives_from_sign_up_to_suspension_and_back() {
        new PeopleStory(platform.http(), people).told();
    }

    @Test
    @Order(5)
    void flights_hotels_and_cars_are_found() {
        new SearchStory(people).told();
    }

    @Test
    @Order(6)
    void several_things_are_booked_at_once_and_called_off_one_by_one() {
        new BookingStory(people).told();
    }

    @Test
    @Order(6)
    void scarce_drivers_make_fares_rise_and_bills_say_so() {
        new SurgeStory(people.pair("standard"), people.admin()).told();
    }

    @Test
    @Order(7)
    void whoever_runs_it_sees_that_it_is_well() {
        assertThat(platform.http().get("/health/live").send().is(200).field("status"))
                .isEqualTo("UP");
        assertThat(platform.http().get("/health/ready").send().is(200).field("status"))
                .isEqualTo("UP");
        assertThat(platform.http().get("/metrics").send().is(200).text()).contains("# HELP");
    }

    @Test
    @Order(7)
    void what_could_not_be_read_is_seen_and_sent_again() {
        new LettersStory(platform, people.admin()).told();
    }

    @Test
    @Order(8)
    void whoever_runs_it_sees_what_happened() {
        new InsightStory(people.admin(), people.pair("standard").rider()).told();
    }

    @Test
    @Order(9)
    void every_operation_of_the_contract_has_been_exercised() {
        assertThat(Contract.ONLY.exercised()).containsExactlyElementsOf(Contract.ONLY.operations());
    }
}
