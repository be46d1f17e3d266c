package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FaresListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.Withdrawn;
import dev.wayfare.contracts.catalogue.Fare;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The newest fact of each entity. Facts come in any order across entities; what refers to an airport or to fares that are not (yet)
 * known is left out of the {@link Catalogue} until they are. Equal parts of flights are kept once. One thread at a time.
 */
public final class CatalogueFacts {

    private static final Pattern DAYS = Pattern.compile("[1-7]{1,7}");
    private static final int DAY_MINUTES = 24 * 60;

    private final Map<String, Airport> airports = new HashMap<>();
    private final Map<String, List<Fare>> fares = new HashMap<>();
    private final Map<String, FlightScheduled> flights = new LinkedHashMap<>();
    private final Map<String, HotelListed> hotels = new LinkedHashMap<>();
    private final Map<String, CarClassListed> cars = new LinkedHashMap<>();
    private final Map<Object, Object> shared = new HashMap<>();

    /**
     * Takes a fact.
     *
     * @throws IllegalArgumentException when it makes no sense; the message says what, and nothing has changed
     */
    public void apply(CatalogueEvent event) {
        switch (event) {
            case AirportListed airport ->
                airports.put(
                        airport.entity(),
                        new Airport(
                                airport.code(),
                                airport.name(),
                                once(airport.city()),
                                once(airport.country()),
                                airport.position(),
                                zone(airport)));
            case FaresListed listed -> fares.put(listed.name(), requireSome(listed));
            case FlightScheduled flight -> flights.put(flight.entity(), lean(checked(flight)));
            case HotelListed hotel -> hotels.put(hotel.entity(), hotel);
            case CarClassListed car -> cars.put(car.entity(), car);
            case Withdrawn gone -> remove(gone.entity());
        }
    }

    private void remove(String entity) {
        airports.remove(entity);
        flights.remove(entity);
        hotels.remove(entity);
        cars.remove(entity);
        if (entity.startsWith("fares:")) {
            fares.remove(entity.substring("fares:".length()));
        }
    }

    private static ZoneId zone(AirportListed airport) {
        try {
            return ZoneId.of(airport.zone());
        } catch (java.time.DateTimeException e) {
            throw new IllegalArgumentException(
                    "airport " + airport.code() + " has the zone '" + airport.zone() + "', which is none", e);
        }
    }

    private static List<Fare> requireSome(FaresListed listed) {
        if (listed.fares().isEmpty()) {
            throw new IllegalArgumentException("fares " + listed.name() + " are none; list one or more");
        }
        return listed.fares();
    }

    private static FlightScheduled checked(FlightScheduled flight) {
        boolean sound = DAYS.matcher(flight.days()).matches()
                && flight.departsMinute() >= 0
                && flight.departsMinute() < DAY_MINUTES
                && flight.blockMinutes() > 0
                && flight.base().isPositive()
                && !flight.from().equals(flight.to());
        if (!sound) {
            throw new IllegalArgumentException("flight " + flight.designator() + " cannot be: from " + flight.from()
                    + " to " + flight.to() + ", days '" + flight.days() + "', minute " + flight.departsMinute()
                    + ", " + flight.blockMinutes() + " minutes, " + flight.base());
        }
        return flight;
    }

    private FlightScheduled lean(FlightScheduled flight) {
        return new FlightScheduled(
                flight.flight(),
                flight.designator(),
                once(flight.airline()),
                once(flight.from()),
                once(flight.to()),
                flight.departsMinute(),
                flight.blockMinutes(),
                once(flight.days()),
                flight.season(),
                once(flight.aircraft()),
                this.<List<CabinSeats>>once(flight.cabins()),
                once(flight.base()),
                once(flight.fares()),
                once(flight.source()),
                flight.supplied());
    }

    /** The first of all that are equal to it. */
    @SuppressWarnings("unchecked")
    private <T> T once(T value) {
        return (T) Objects.requireNonNull(shared.computeIfAbsent(value, key -> key));
    }

    /** What is on offer now. */
    public Catalogue catalogue() {
        List<Flight> resolved = new ArrayList<>(flights.size());
        for (FlightScheduled flight : flights.values()) {
            Airport from = airports.get("airport:" + flight.from());
            Airport to = airports.get("airport:" + flight.to());
            List<Fare> its = fares.get(flight.fares());
            if (from != null && to != null && its != null) {
                resolved.add(Flight.of(flight, from, to, its));
            }
        }
        return new Catalogue(
                airports.values(),
                resolved,
                hotels.values().stream().flatMap(this::hotel).toList(),
                cars.values().stream().flatMap(this::car).toList());
    }

    private Stream<Hotel> hotel(HotelListed fact) {
        Airport near = airports.get("airport:" + fact.airport());
        List<Fare> its = fares.get(fact.fares());
        return near == null || its == null ? Stream.empty() : Stream.of(Hotel.of(fact, near, its));
    }

    private Stream<CarClass> car(CarClassListed fact) {
        Airport at = airports.get("airport:" + fact.airport());
        List<Fare> its = fares.get(fact.fares());
        return at == null || its == null ? Stream.empty() : Stream.of(CarClass.of(fact, at, its));
    }
}
