package dev.wayfare.fleet.livemap.api;

import dev.wayfare.fleet.livemap.model.Grid;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.UserId;
import dev.wayfare.routing.TravelMatrix;
import dev.wayfare.routing.TravelTimes;
import dev.wayfare.runtime.geo.NearestDrivers;
import dev.wayfare.runtime.geo.NearestDrivers.Nearby;
import dev.wayfare.runtime.geo.NearestDrivers.Search;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The public list of drivers near a point. Positions are snapped to a grid before anything is computed from them, distances,
 * order and who is within the radius too, so that no series of questions tells more than the grid. Thread-safe.
 */
final class AvailableDrivers {

    private static final int SPARE = 3;

    private final NearestDrivers drivers;
    private final Handles handles;
    private final TravelTimes times;
    private final Clock clock;

    AvailableDrivers(NearestDrivers drivers, Handles handles, TravelTimes times, Clock clock) {
        this.drivers = drivers;
        this.handles = handles;
        this.times = times;
        this.clock = clock;
    }

    /** One driver as the public sees him. */
    record Listed(String handle, GeoPoint position, int distanceM, int etaS, String product) {}

    private record Seen(UserId driver, String product, GeoPoint position, double distanceM) {}

    /**
     * Lists drivers, nearest first.
     *
     * @param product empty for all
     */
    List<Listed> near(GeoPoint point, String product, int radiusM, int limit) {
        List<String> products = product.isEmpty() ? drivers.products() : List.of(product);
        List<Search> searches = products.stream()
                .map(one -> new Search(point, one, radiusM + Grid.STEP_M, limit * SPARE))
                .toList();
        List<List<Nearby>> found = drivers.nearest(searches);
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < products.size(); i++) {
            String one = products.get(i);
            found.get(i).forEach(nearby -> seen.add(seen(point, one, nearby)));
        }
        List<Seen> listed = nearestOnce(seen, radiusM, limit);
        Map<UserId, String> names = handles.of(listed.stream().map(Seen::driver).toList());
        List<GeoPoint> origins = listed.stream().map(Seen::position).toList();
        TravelMatrix ways = times.matrix(origins, List.of(point), clock.instant());
        List<Listed> answer = new ArrayList<>(listed.size());
        for (int i = 0; i < listed.size(); i++) {
            Seen one = listed.get(i);
            answer.add(new Listed(
                    names.get(one.driver()),
                    one.position(),
                    (int) Math.round(one.distanceM()),
                    (int) Math.ceil(ways.durationS(i, 0)),
                    one.product()));
        }
        return answer;
    }

    private static Seen seen(GeoPoint from, String product, Nearby nearby) {
        GeoPoint snapped = Grid.snap(nearby.position());
        return new Seen(nearby.driver(), product, snapped, snapped.distanceM(from));
    }

    private static List<Seen> nearestOnce(List<Seen> seen, int radiusM, int limit) {
        Set<UserId> taken = new HashSet<>();
        return seen.stream()
                .filter(one -> one.distanceM() <= radiusM)
                .sorted(Comparator.comparingDouble(Seen::distanceM))
                .filter(one -> taken.add(one.driver()))
                .limit(limit)
                .toList();
    }
}
