package dev.wayfare.contracts.catalogue;

import dev.wayfare.kernel.Money;

/**
 * Rooms of a hotel that are alike.
 *
 * @param code unique in its hotel: {@code DOUBLE}
 * @param sleeps people in one room
 * @param rooms for sale each night
 * @param allowance how many may be sold beyond them
 * @param perNight base price of one room
 */
public record RoomType(String code, int sleeps, int rooms, int allowance, Money perNight) {
    public RoomType {
        if (rooms < 0 || allowance < 0 || sleeps < 1) {
            throw new IllegalArgumentException(rooms + " rooms for " + sleeps + " people with an allowance of "
                    + allowance + "; people must be ≥ 1, the others ≥ 0");
        }
    }
}
