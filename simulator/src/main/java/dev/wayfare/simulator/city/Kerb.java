package dev.wayfare.simulator.city;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Where a rider and a driver meet, outside any app: here the rider says his PIN. Lives on the city's thread. */
final class Kerb {

    private final Map<String, RiderJourney> expected = new HashMap<>();

    void expect(String rideId, RiderJourney journey) {
        expected.put(rideId, journey);
    }

    void leave(String rideId) {
        expected.remove(rideId);
    }

    Optional<Errand> errandOf(String rideId) {
        return Optional.ofNullable(expected.get(rideId)).map(RiderJourney::errand);
    }

    /** The driver stops and waits. The rider, if he comes, says his PIN where there is one. */
    void waitFor(String rideId, Consumer<Optional<String>> boarded) {
        RiderJourney journey = expected.get(rideId);
        if (journey != null) {
            journey.board(boarded);
        }
    }
}
