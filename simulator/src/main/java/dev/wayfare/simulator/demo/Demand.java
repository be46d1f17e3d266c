package dev.wayfare.simulator.demo;

import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Place;
import dev.wayfare.simulator.city.Area;
import dev.wayfare.simulator.city.Dice;
import dev.wayfare.simulator.city.Errand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who wants to go where and when, made up from a seed: a day with its rush hours, pressed into the city's time. */
final class Demand {

    /** Requests by hour of the day, as Chicago's taxis had them. */
    private static final int[] BY_HOUR = {
        42, 38, 27, 20, 13, 9, 13, 22, 38, 46, 46, 43, 52, 49, 51, 51, 53, 59, 69, 70, 67, 61, 59, 52
    };

    private static final double SHORTEST_RIDE_M = 800;
    private static final double LONGEST_RIDE_M = 5_000;

    private Demand() {}

    static List<Errand> of(SimulationSettings settings, Area area) {
        Duration cityTime = settings.cityTime();
        int riders = settings.riders();
        int count = (int) Math.max(1, Math.round(riders * settings.ridesPerRider() * settings.minutes()));
        Dice dice = Dice.of(settings.seed()).child("demand");
        List<Errand> errands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            errands.add(errand(i, i % riders, dice.child(i), cityTime, area));
        }
        errands.sort(Comparator.comparing(Errand::after));
        return errands;
    }

    private static Errand errand(int number, int rider, Dice dice, Duration cityTime, Area area) {
        double timeOfDay = timeOfDay(dice.child("when"));
        GeoPoint from = area.somewhere(dice.child("from"));
        double distance = dice.child("far").between(SHORTEST_RIDE_M, LONGEST_RIDE_M);
        GeoPoint to = Area.beside(from, dice.child("bearing").between(0, 360), distance);
        return new Errand(
                number,
                rider,
                Duration.ofMillis(Math.round(timeOfDay * cityTime.toMillis())),
                (int) (timeOfDay * 24),
                place(from),
                place(to),
                Optional.empty());
    }

    /** A share of the day, 0 to 1. */
    private static double timeOfDay(Dice dice) {
        int total = 0;
        for (int requests : BY_HOUR) {
            total += requests;
        }
        double left = dice.roll() * total;
        int hour = 0;
        while (left >= BY_HOUR[hour]) {
            left -= BY_HOUR[hour];
            hour++;
        }
        return (hour + left / BY_HOUR[hour]) / 24;
    }

    /** As a phone would send it: six digits are ten centimetres. */
    static Place place(GeoPoint point) {
        return Place.at(Math.rint(point.lat() * 1e6) / 1e6, Math.rint(point.lon() * 1e6) / 1e6);
    }
}
