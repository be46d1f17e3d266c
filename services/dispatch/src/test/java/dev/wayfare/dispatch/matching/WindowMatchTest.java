package dev.wayfare.dispatch.matching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wayfare.contracts.dispatch.FindDriver;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Place;
import dev.wayfare.kernel.RideId;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.FactoredTravelTimes;
import dev.wayfare.routing.LocalHours;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.routing.fit.FittedFactors;
import dev.wayfare.runtime.geo.NearestDrivers;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WindowMatchTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final DispatchSettings SETTINGS =
            new DispatchSettings(Duration.ZERO, 6_000, 48, Duration.ofSeconds(2), Duration.ofSeconds(5));

    private static final TravelTimes TIMES = new FactoredTravelTimes(FittedFactors.oneSpeed(), LocalHours.ofTheSun());

    private final Map<UserId, GeoPoint> drivers = new HashMap<>();
    private final Map<UserId, Gates.Gate> aside = new HashMap<>();
    private final Set<UserId> reserved = new HashSet<>();
    private final WindowMatch match = new WindowMatch(new TestMap(), new TestReservations(), TIMES, SETTINGS);

    @Test
    void a_window_is_served_at_least_total_time_and_not_first_come_nearest() {
        UserId west = driver("west", -87.640);
        UserId middle = driver("middle", -87.630);
        List<Proposal> proposals = match.match(List.of(wants("a", -87.6345), wants("b", -87.620)), NOW)
                .proposals();
        assertThat(proposals)
                .extracting(proposal -> proposal.request().ride(), Proposal::driver)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(ride("a"), west),
                        org.assertj.core.groups.Tuple.tuple(ride("b"), middle));
    }

    @Test
    void who_declined_this_ride_is_not_proposed_to_it_again() {
        UserId near = driver("near", -87.630);
        UserId far = driver("far", -87.640);
        FindDriver request = new FindDriver(
                ride("a"),
                2,
                "m",
                Place.at(41.88, -87.63),
                "standard",
                List.of(near),
                null,
                15,
                NOW,
                NOW.plusSeconds(5));
        WindowMatch.Result result = match.match(List.of(request), NOW);
        assertThat(result.proposals()).extracting(Proposal::driver).containsExactly(far);
        assertThat(result.gates().counts()).containsEntry(Gates.Gate.EXCLUDED, 1);
    }

    @Test
    void a_chosen_driver_is_the_only_one_proposed() {
        driver("near", -87.630);
        UserId chosen = driver("chosen", -87.650);
        FindDriver request = new FindDriver(
                ride("a"), 1, "m", Place.at(41.88, -87.63), "standard", List.of(), chosen, 15, NOW, NOW.plusSeconds(5));
        assertThat(match.match(List.of(request), NOW).proposals())
                .extracting(Proposal::driver)
                .containsExactly(chosen);
    }

    @Test
    void who_was_proposed_or_refused_a_moment_ago_is_left_out_and_counted() {
        aside.put(driver("busy", -87.630), Gates.Gate.RESERVED);
        aside.put(driver("refused", -87.631), Gates.Gate.REFUSED);
        WindowMatch.Result result = match.match(List.of(wants("a", -87.63)), NOW);
        assertThat(result.proposals()).isEmpty();
        assertThat(result.seen().values()).containsExactly(2);
        assertThat(result.gates().counts())
                .containsEntry(Gates.Gate.RESERVED, 1)
                .containsEntry(Gates.Gate.REFUSED, 1);
    }

    @Test
    void a_driver_whom_another_market_reserved_meanwhile_is_not_proposed() {
        reserved.add(driver("taken", -87.630));
        assertThat(match.match(List.of(wants("a", -87.63)), NOW).proposals()).isEmpty();
    }

    private UserId driver(String name, double lon) {
        UserId driver = new UserId(Ids.derive(UserId.PREFIX, name));
        drivers.put(driver, new GeoPoint(41.88, lon));
        return driver;
    }

    private static RideId ride(String name) {
        return new RideId(Ids.derive(RideId.PREFIX, name));
    }

    private static FindDriver wants(String name, double lon) {
        return new FindDriver(
                ride(name), 1, "m", Place.at(41.88, lon), "standard", List.of(), null, 15, NOW, NOW.plusSeconds(5));
    }

    private final class TestMap implements NearestDrivers {
        @Override
        public List<List<Nearby>> nearest(List<Search> searches) {
            return searches.stream()
                    .map(search -> drivers.entrySet().stream()
                            .map(one -> new Nearby(
                                    one.getKey(), one.getValue(), one.getValue().distanceM(search.point())))
                            .sorted(Comparator.comparingDouble(Nearby::distanceM))
                            .limit(search.limit())
                            .toList())
                    .toList();
        }

        @Override
        public List<String> products() {
            return List.of("standard");
        }
    }

    private final class TestReservations implements Reservations {
        @Override
        public Map<UserId, Gates.Gate> setAside(Collection<UserId> asked) {
            return aside;
        }

        @Override
        public Set<UserId> reserve(Collection<UserId> asked) {
            Set<UserId> got = new HashSet<>(asked);
            got.removeAll(reserved);
            return got;
        }

        @Override
        public void refused(UserId driver) {
            aside.put(driver, Gates.Gate.REFUSED);
        }
    }
}
