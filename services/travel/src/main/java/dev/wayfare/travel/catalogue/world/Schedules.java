package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a flight of each route: its number, days, season, time, aircraft and price. */
final class Schedules {

    private static final String DAILY = "1234567";
    private static final int DAYS = 7;
    private static final int FIRST_MIN = 5 * 60 + 30;
    private static final int LAST_MIN = 22 * 60 + 30;
    private static final int STEP_MIN = 5;
    private static final int GROUND_MIN = 30;
    private static final int STOP_MIN = 50;
    private static final int MOST_NUMBERS = 8_999;
    private static final double CENTS_PER_KM = 14;
    private static final double CHEAPER_WITH_DISTANCE = 0.93;
    private static final int TAKE_OFF_CENTS = 3_900;

    private final Map<String, World.Place> airports = new HashMap<>();
    private final Map<String, Set<Integer>> numbers = new HashMap<>();
    private final World world;
    private final Chance chance;
    private final String source;
    private final String currency;
    private final Partners partners;

    Schedules(World world, Chance chance, String source, String currency) {
        this.world = world;
        this.chance = chance;
        this.source = source;
        this.currency = currency;
        this.partners = Partners.of(source);
        world.airports().forEach(place -> airports.put(place.code(), place));
    }

    List<FlightScheduled> flights() {
        List<FlightScheduled> flights = new ArrayList<>(world.routes().size());
        world.routes().stream()
                .sorted(Comparator.comparing(World.Route::name))
                .forEach(route -> flights.add(flight(route, chance.of(route.name()))));
        return flights;
    }

    private FlightScheduled flight(World.Route route, Chance luck) {
        World.Place from = airports.get(route.from());
        World.Place to = airports.get(route.to());
        double km = from.position().distanceM(to.position()) / 1_000;
        Aircraft aircraft = Aircraft.of(route.equipment(), km, luck.of("aircraft"));
        return new FlightScheduled(
                ScheduleId.derive(route.airline(), route.from(), route.to()),
                route.airline() + " " + number(route, luck.of("number")),
                world.airlines().getOrDefault(route.airline(), route.airline()),
                route.from(),
                route.to(),
                luck.of("time").between(FIRST_MIN / STEP_MIN, LAST_MIN / STEP_MIN) * STEP_MIN,
                blockMinutes(km, aircraft.kmh(), route.stops()),
                days(luck.of("days")),
                season(luck.of("season")),
                aircraft.name(),
                aircraft.cabins(),
                price(km, route.airline(), luck.of("price")),
                Tariffs.ofAirline(route.airline()),
                source,
                partners.ofRoute(route));
    }

    private int number(World.Route route, Chance luck) {
        Set<Integer> taken = numbers.computeIfAbsent(route.airline(), airline -> new HashSet<>());
        int number = luck.between(1, MOST_NUMBERS);
        while (!taken.add(number)) {
            number = number % MOST_NUMBERS + 1;
        }
        return number;
    }

    private static int blockMinutes(double km, int kmh, int stops) {
        double minutes = GROUND_MIN + km * 60 / kmh + (double) stops * STOP_MIN;
        return (int) Math.ceil(minutes / STEP_MIN) * STEP_MIN;
    }

    private static String days(Chance luck) {
        int kind = luck.between(1, 100);
        if (kind <= 72) {
            return DAILY;
        }
        if (kind <= 84) {
            return "12345";
        }
        StringBuilder days = new StringBuilder();
        int wanted = luck.of("how many").between(2, 5);
        for (int day = 1; day <= DAYS; day++) {
            int left = DAYS - day + 1;
            int missing = wanted - days.length();
            if (luck.of("day " + day).between(1, left) <= missing) {
                days.append(day);
            }
        }
        return days.toString();
    }

    private static Season season(Chance luck) {
        int kind = luck.between(1, 100);
        if (kind <= 86) {
            return Season.YEAR_ROUND;
        }
        return kind <= 95 ? Season.SUMMER : Season.WINTER;
    }

    private Money price(double km, String airline, Chance luck) {
        double cents = TAKE_OFF_CENTS + CENTS_PER_KM * Math.pow(km, CHEAPER_WITH_DISTANCE);
        double dear = chance.of("airline " + airline).between(85, 120) / 100.0;
        double here = luck.between(85, 120) / 100.0;
        return new Money(Math.round(cents * dear * here / 100) * 100, currency);
    }
}
