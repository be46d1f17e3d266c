package dev.wayfare.simulator.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.wayfare.kernel.Place;
import dev.wayfare.simulator.api.ClientSettings;
import dev.wayfare.simulator.api.RideStatus;
import dev.wayfare.simulator.api.Session;
import dev.wayfare.simulator.api.WayfareClient;
import dev.wayfare.simulator.fake.FakeGateway;
import dev.wayfare.simulator.fake.FakeTokens;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CityTest {

    private static final RiderTemper PATIENT = new RiderTemper(60, 60, 0, 0, 0.3, 1);
    private static final DriverTemper WILLING = new DriverTemper(1, 0, 0, 0.3, 2, 1);

    private final FakeGateway platform = new FakeGateway();
    private final WayfareClient client = new WayfareClient(ClientSettings.of(platform.url()));

    @AfterEach
    void close() {
        client.close();
        platform.close();
    }

    @Test
    void a_willing_driver_brings_a_patient_rider_there() throws InterruptedException {
        CitySnapshot end = live(PATIENT, WILLING, 2);
        assertThat(end.ended(RideStatus.COMPLETED)).isEqualTo(2);
        assertThat(end.errors()).isEmpty();
        assertThat(platform.dispatch().lives().getFirst())
                .containsExactly("REQUESTED", "PENDING_ACCEPTANCE", "ACCEPTED", "ARRIVED", "IN_PROGRESS", "COMPLETED");
    }

    @Test
    void drivers_who_decline_leave_the_ride_to_nobody() throws InterruptedException {
        CitySnapshot end = live(PATIENT, new DriverTemper(0, 1, 0, 0.3, 2, 1), 1);
        assertThat(end.ended(RideStatus.NO_DRIVERS_AVAILABLE)).isEqualTo(1);
        assertThat(end.moods()).containsKey("driver declines").doesNotContainKey("driver accepts");
    }

    @Test
    void an_impatient_rider_cancels_when_nobody_comes() throws InterruptedException {
        CitySnapshot end = live(new RiderTemper(0.5, 0.5, 0, 0, 0.3, 0), new DriverTemper(0, 0, 0, 0.3, 2, 0), 1);
        assertThat(end.ended(RideStatus.CANCELLED)).isEqualTo(1);
        assertThat(end.cancelledBy()).containsEntry("RIDER", 1L);
        assertThat(end.moods()).containsKeys("rider loses patience", "driver ignores");
    }

    @Test
    void a_driver_waits_in_vain_for_a_rider_who_does_not_come() throws InterruptedException {
        CitySnapshot end = live(new RiderTemper(60, 60, 0, 1, 0.3, 0), WILLING, 1);
        assertThat(end.ended(RideStatus.COMPLETED)).isZero();
        assertThat(end.moods()).containsKeys("rider does not come", "driver gives up: rider-did-not-come");
    }

    @Test
    void a_ride_that_is_given_back_goes_to_somebody_else() throws InterruptedException {
        CitySnapshot end = live(PATIENT, new DriverTemper(1, 0, 1, 0.3, 2, 1), 1);
        assertThat(end.moods()).containsKey("driver gives up: changed-my-plans");
        assertThat(platform.dispatch().lives().getFirst()).containsSequence("ACCEPTED", "REQUESTED");
    }

    private CitySnapshot live(RiderTemper riders, DriverTemper drivers, int errands) throws InterruptedException {
        CitySettings settings = CitySettings.of(7, "test", Area.CHICAGO, 1_000).withTempers(riders, drivers);
        List<Errand> todo =
                IntStream.range(0, errands).mapToObj(CityTest::errand).toList();
        try (City city = new City(client, settings, todo)) {
            city.populate(sessions("rider", errands), sessions("driver", 3));
            city.openStreets();
            await().until(() -> city.snapshot().people().online() == 3);
            city.open();
            await().atMost(Duration.ofSeconds(25))
                    .until(() -> city.snapshot().people().pending() == 0);
            city.closeStreets();
            await().until(() -> city.snapshot().people().online() == 0);
            assertThat(city.fault()).isEmpty();
            return city.snapshot();
        }
    }

    private static Errand errand(int number) {
        return new Errand(
                number, number, Duration.ZERO, 12, Place.at(41.88, -87.63), Place.at(41.89, -87.64), Optional.empty());
    }

    private static List<Session> sessions(String role, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Session.seeded(role + i, FakeTokens.of(role + i)))
                .toList();
    }
}
