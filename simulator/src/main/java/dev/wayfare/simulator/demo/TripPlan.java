package dev.wayfare.simulator.demo;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import dev.wayfare.simulator.city.Errand;
import dev.wayfare.simulator.city.RealTrip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Real trips as errands: all days become one, that day becomes the city's time. When the drivers could not serve so
 * many, a seeded sample is taken.
 *
 * @param rows of the file
 * @param unusable rows by what they lack
 * @param usable the others
 * @param moved usable rows whose places are the same (the city publishes them coarsely): their drop-off was moved as far
 *     away as the trip was long; they are ridden, not compared
 */
record TripPlan(List<Errand> errands, int rows, Map<String, Integer> unusable, int usable, int moved) {

    /** Share of the drivers' time that may be asked for: rush hours ask for twice the mean. */
    private static final double LOAD = 0.5;
    /** Seconds of a driver's time beside the ride: matching, thinking, the way to the pick-up, boarding. */
    private static final double BESIDE_RIDE_S = 14;

    private static final double DETOUR = 1.3;

    static TripPlan of(TripFile file, SimulationSettings settings) {
        List<TripRow> chosen = sample(file.usable(), settings);
        Dice dice = Dice.of(settings.seed()).child("trips");
        List<Errand> errands = new ArrayList<>();
        int moved = 0;
        for (TripRow row : chosen) {
            errands.add(errand(row, errands.size() % settings.riders(), dice.child(row.number()), settings));
            moved += row.samePlace() ? 1 : 0;
        }
        return new TripPlan(
                List.copyOf(errands),
                file.rows(),
                file.unusable(),
                file.usable().size(),
                moved);
    }

    /** What could be used and is not, for want of drivers and time. */
    int leftOut() {
        return usable - errands.size();
    }

    private static List<TripRow> sample(List<TripRow> usable, SimulationSettings settings) {
        double rideS = usable.stream().mapToDouble(TripRow::durationS).average().orElse(0) / settings.speedup();
        double driverS = settings.drivers() * settings.cityTime().toMillis() / 1000.0;
        int most = (int) Math.max(1, driverS * LOAD / (rideS + BESIDE_RIDE_S));
        List<TripRow> rows = new ArrayList<>(usable);
        if (rows.size() > most) {
            Collections.shuffle(rows, new Random(settings.seed()));
            rows.subList(most, rows.size()).clear();
        }
        rows.sort(Comparator.comparingInt(TripRow::timeOfDay).thenComparingInt(TripRow::number));
        return rows;
    }

    private static Errand errand(TripRow row, int rider, Dice dice, SimulationSettings settings) {
        GeoPoint dropoff = row.samePlace()
                ? Area.beside(row.pickup(), dice.between(0, 360), Math.max(200, row.distanceM() / DETOUR))
                : row.dropoff();
        long afterMs =
                Math.round(row.timeOfDay() / 86_400.0 * settings.cityTime().toMillis());
        RealTrip real = new RealTrip(row.fareMinor(), row.distanceM(), row.durationS(), !row.samePlace());
        return new Errand(
                row.number(),
                rider,
                Duration.ofMillis(afterMs),
                row.timeOfDay() / 3600,
                Demand.place(row.pickup()),
                Demand.place(dropoff),
                Optional.of(real));
    }
}
