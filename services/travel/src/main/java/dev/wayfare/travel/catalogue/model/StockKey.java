package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.StockResource;
import java.time.LocalDate;

/**
 * Names of stock as 64-bit numbers, so that thousands can be looked up in a search without making a text of each. Two may
 * in principle have the same number (one in 10^7 among a million); availability is a hint, and the owner of the stock goes by the
 * text. Stateless.
 */
public final class StockKey {

    private static final String BASE32 = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int DIGITS = 12;
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private StockKey() {}

    /** The first 60 bits of an id's body. */
    public static long stem(String id) {
        int at = id.indexOf('_') + 1;
        long stem = 0;
        for (int i = at; i < at + DIGITS; i++) {
            stem = (stem << 5) | BASE32.indexOf(id.charAt(i));
        }
        return stem;
    }

    /** Seats of one cabin on one day. */
    public static long seats(long flight, LocalDate day, Cabin cabin) {
        return mix(mix(flight, day.toEpochDay()), cabin.name().hashCode());
    }

    /** Rooms of one type. */
    public static long rooms(long hotel, String roomType) {
        return mix(hotel, roomType.hashCode());
    }

    /** The same stock in one slot: a night, a day. */
    public static long in(long stock, String slot) {
        return slot.isEmpty() ? stock : mix(stock, slot.hashCode());
    }

    /** The number of a resource, as its text tells it. */
    public static long of(StockResource resource) {
        return switch (resource) {
            case StockResource.Seats seats ->
                seats(stem(seats.flight().value()), seats.flight().date(), seats.cabin());
            case StockResource.Rooms rooms -> rooms(stem(rooms.hotel().value()), rooms.roomType());
            case StockResource.Cars cars -> stem(cars.carClass().value());
        };
    }

    private static long mix(long key, long more) {
        long mixed = (key ^ (more * GOLDEN)) * GOLDEN;
        return mixed ^ (mixed >>> 29);
    }
}
