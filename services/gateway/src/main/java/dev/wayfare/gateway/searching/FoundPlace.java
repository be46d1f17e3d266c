package dev.wayfare.gateway.searching;

import dev.wayfare.contracts.proto.travel.Place;

/** An airport and its city, as clients see them. */
record FoundPlace(String airport, String name, String city, String country) {

    static FoundPlace of(Place place) {
        return new FoundPlace(place.getAirport(), place.getName(), place.getCity(), place.getCountry());
    }
}
