package dev.wayfare.gateway.searching;

import dev.wayfare.contracts.proto.travel.Stay;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.Money;
import java.util.List;

/**
 * Rooms of one type in one hotel, as clients see them.
 *
 * @param available rooms to be had in every night
 * @param price of all rooms and nights
 */
record FoundStay(
        String hotelId,
        String name,
        FoundPlace near,
        GeoPoint position,
        int stars,
        List<String> amenities,
        String roomType,
        int sleeps,
        int nights,
        int available,
        Money price,
        List<FoundFare> fares) {

    static List<FoundStay> of(List<Stay> stays) {
        return stays.stream()
                .map(stay -> new FoundStay(
                        stay.getHotelId(),
                        stay.getName(),
                        FoundPlace.of(stay.getAt()),
                        new GeoPoint(stay.getLat(), stay.getLon()),
                        stay.getStars(),
                        List.copyOf(stay.getAmenitiesList()),
                        stay.getRoomType(),
                        stay.getSleeps(),
                        stay.getNights(),
                        stay.getAvailable(),
                        FoundFare.money(stay.getPrice()),
                        FoundFare.of(stay.getFaresList())))
                .toList();
    }
}
