package dev.wayfare.travel.catalogue.model;

import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.ScheduleId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** All that is on offer, at one moment. Immutable, so that one search sees one catalogue; readers share it freely. */
public final class Catalogue {

    /** Nothing is on offer. */
    public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of(), List.of());

    private final Timetable timetable;
    private final Cities cities;
    private final Map<String, Flight> flights;
    private final Map<String, Hotel> hotels;
    private final Map<String, CarClass> cars;
    private final Map<String, List<Hotel>> hotelsByAirport;
    private final Map<String, List<CarClass>> carsByAirport;

    Catalogue(
            Collection<Airport> airports,
            Collection<Flight> flights,
            Collection<Hotel> hotels,
            Collection<CarClass> cars) {
        this.timetable = new Timetable(flights);
        this.cities = new Cities(airports, timetable::flightsFrom);
        this.flights = byId(flights, flight -> flight.fact().flight().value());
        this.hotels = byId(hotels, hotel -> hotel.fact().hotel().value());
        this.cars = byId(cars, car -> car.fact().carClass().value());
        this.hotelsByAirport = grouped(hotels, hotel -> hotel.near().code());
        this.carsByAirport = grouped(cars, car -> car.at().code());
    }

    private static <T> Map<String, T> byId(Collection<T> all, Function<T, String> id) {
        Map<String, T> map = HashMap.newHashMap(all.size());
        all.forEach(one -> map.put(id.apply(one), one));
        return map;
    }

    private static <T> Map<String, List<T>> grouped(Collection<T> all, Function<T, String> by) {
        Map<String, List<T>> map = new HashMap<>();
        all.forEach(one ->
                map.computeIfAbsent(by.apply(one), key -> new ArrayList<>()).add(one));
        return map;
    }

    public Timetable timetable() {
        return timetable;
    }

    public Cities cities() {
        return cities;
    }

    public Optional<Flight> find(ScheduleId flight) {
        return Optional.ofNullable(flights.get(flight.value()));
    }

    public Optional<Hotel> find(HotelId hotel) {
        return Optional.ofNullable(hotels.get(hotel.value()));
    }

    public Optional<CarClass> find(CarClassId car) {
        return Optional.ofNullable(cars.get(car.value()));
    }

    /** Hotels of a city, in no order. */
    public List<Hotel> hotelsIn(City city) {
        return city.airports().stream()
                .flatMap(airport -> hotelsByAirport.getOrDefault(airport.code(), List.of()).stream())
                .toList();
    }

    /** Cars for hire in a city, in no order. */
    public List<CarClass> carsIn(City city) {
        return city.airports().stream()
                .flatMap(airport -> carsByAirport.getOrDefault(airport.code(), List.of()).stream())
                .toList();
    }

    public int flightCount() {
        return flights.size();
    }

    public int hotelCount() {
        return hotels.size();
    }

    public int carClassCount() {
        return cars.size();
    }
}
