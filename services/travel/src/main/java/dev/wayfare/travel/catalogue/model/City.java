package dev.wayfare.travel.catalogue.model;

import java.util.List;

/**
 * A city and its airports.
 *
 * @param flights that leave from it: the more, the likelier it is meant
 */
public record City(String name, String country, List<Airport> airports, int flights) {
    public City {
        airports = List.copyOf(airports);
    }
}
