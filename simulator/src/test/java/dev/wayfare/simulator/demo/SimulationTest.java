package dev.wayfare.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.simulator.fake.FakeGateway;
import dev.wayfare.simulator.travel.TravelReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulationTest {

    private static final Set<String> ENDS = Set.of("COMPLETED", "CANCELLED", "NO_DRIVERS_AVAILABLE", "NO_SHOW");

    @Test
    void every_ride_of_a_small_city_ends_and_everybody_goes_home() throws InterruptedException {
        try (FakeGateway platform = new FakeGateway()) {
            List<Progress> told = new ArrayList<>();
            SimulationReport report = Simulation.run(
                    SimulationSettings.of(platform.url())
                            .withPeople(10, 14)
                            .withTime(0.1, 200)
                            .withRequests(8),
                    told::add);

            assertThat(report.requests()).isPositive();
            assertThat(report.unended()).isZero();
            assertThat(report.errors()).isEmpty();
            assertThat(report.completed()).isPositive();
            assertThat(report.billed()).containsEntry("USD", 1000 * report.completed());
            assertThat(report.missingBills()).isZero();
            assertThat(platform.dispatch().lives())
                    .allSatisfy(life -> assertThat(life.getLast()).isIn(ENDS));
            assertThat(platform.dispatch().driversOnline()).isZero();
            assertThat(told).extracting(Progress::phase).contains(Progress.Phase.SIGNING_UP, Progress.Phase.DONE);
        }
    }

    @Test
    void faults_on_the_way_make_no_ride_twice_and_lose_none() throws InterruptedException {
        try (FakeGateway platform = new FakeGateway()) {
            platform.faults().busyEvery(53).awayEvery(37).answerLostEvery(29);
            SimulationReport report = Simulation.run(
                    SimulationSettings.of(platform.url())
                            .withPeople(10, 14)
                            .withTime(0.1, 200)
                            .withRequests(8),
                    Progress.unseen());

            assertThat(platform.faults().hits()).isGreaterThan(5);
            assertThat(platform.replays()).isPositive();
            assertThat(report.retries()).isPositive();
            assertThat((long) platform.dispatch().lives().size()).isEqualTo(report.requests());
            assertThat(report.unended()).isZero();
            assertThat(platform.dispatch().lives())
                    .allSatisfy(life -> assertThat(life.getLast()).isIn(ENDS));
        }
    }

    @Test
    void every_traveller_books_pays_or_calls_off_and_what_was_kept_is_told() throws InterruptedException {
        try (FakeGateway platform = new FakeGateway()) {
            SimulationReport report = Simulation.run(
                    SimulationSettings.of(platform.url())
                            .withPeople(2, 2)
                            .withTravellers(60)
                            .withTime(0.03, 200)
                            .withRequests(1),
                    Progress.unseen());
            TravelReport travel = report.travel().orElseThrow();
            assertThat(report.errors()).isEmpty();
            assertThat(travel.asked()).isEqualTo(60);
            assertThat(travel.undecided()).isZero();
            assertThat(travel.unbilled()).isZero();
            assertThat(travel.confirmed()).isBetween(35L, 59L);
            assertThat(travel.ends())
                    .containsEntry("CONFIRMED", platform.agency().count("CONFIRMED"))
                    .containsEntry("CANCELLED", platform.agency().count("CANCELLED"));
            assertThat(travel.choices())
                    .containsKeys("calls the trip off", "pays later", "is refused: payment-declined");
            assertThat(travel.kept().get("USD")).isPositive();
        }
    }
}
