package dev.wayfare.routing;

import dev.wayfare.kernel.GeoPoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Ways on roads, slowed by the hour's pace; and whatever the roads do not know, by street factors. Thread-safe if its parts are.
 */
public final class RoadTravelTimes implements TravelTimes {

    private final Supplier<Optional<RoadNetwork>> roads;
    private final FactoredTravelTimes otherwise;
    private final IntConsumer notFound;

    /**
     * Asks roads first.
     *
     * @param roads empty until they are there
     * @param notFound told how many pairs the roads did not know
     */
    public RoadTravelTimes(Supplier<Optional<RoadNetwork>> roads, FactoredTravelTimes otherwise, IntConsumer notFound) {
        this.roads = roads;
        this.otherwise = otherwise;
        this.notFound = notFound;
    }

    @Override
    public Travel between(GeoPoint from, GeoPoint to, Instant departure) {
        return matrix(List.of(from), List.of(to), departure).travel(0, 0);
    }

    @Override
    public TravelMatrix matrix(List<GeoPoint> origins, List<GeoPoint> destinations, Instant departure) {
        Optional<RoadNetwork> known = roads.get();
        if (known.isEmpty()) {
            return otherwise.matrix(origins, destinations, departure);
        }
        TravelMatrix.Filling filling = TravelMatrix.filling(origins.size(), destinations.size());
        known.get()
                .ways(
                        origins,
                        destinations,
                        (origin, destination, metres, seconds) -> filling.put(
                                origin, destination, metres, seconds / otherwise.pace(origins.get(origin), departure)));
        int missing = filling.fillMissing((origin, destination) ->
                otherwise.between(origins.get(origin), destinations.get(destination), departure));
        if (missing > 0) {
            notFound.accept(missing);
        }
        return filling.filled();
    }
}
