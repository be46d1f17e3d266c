package dev.wayfare.contracts.travel;

import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a traveller asks for, without a price. Which components are there depends on the kind.
 *
 * @param type FLIGHT: {@code flightId, cabin, seats}; HOTEL: {@code hotelId, roomType, checkIn, checkOut, rooms}; CAR:
 *     {@code carClassId, pickupAt, dropoffAt}
 * @param fare fare family or rate plan; null = the cheapest
 */
public record ItemRequest(
        ItemKind type,
        @Nullable FlightId flightId,
        @Nullable Cabin cabin,
        @Nullable Integer seats,
        @Nullable HotelId hotelId,
        @Nullable String roomType,
        @Nullable LocalDate checkIn,
        @Nullable LocalDate checkOut,
        @Nullable Integer rooms,
        @Nullable CarClassId carClassId,
        @Nullable Instant pickupAt,
        @Nullable Instant dropoffAt,
        @Nullable String fare) {

    public static ItemRequest flight(FlightId flight, Cabin cabin, int seats, @Nullable String fare) {
        return new ItemRequest(
                ItemKind.FLIGHT, flight, cabin, seats, null, null, null, null, null, null, null, null, fare);
    }

    public static ItemRequest hotel(
            HotelId hotel, String roomType, LocalDate checkIn, LocalDate checkOut, int rooms, @Nullable String fare) {
        return new ItemRequest(
                ItemKind.HOTEL, null, null, null, hotel, roomType, checkIn, checkOut, rooms, null, null, null, fare);
    }

    public static ItemRequest car(CarClassId carClass, Instant pickupAt, Instant dropoffAt, @Nullable String fare) {
        return new ItemRequest(
                ItemKind.CAR, null, null, null, null, null, null, null, null, carClass, pickupAt, dropoffAt, fare);
    }
}
