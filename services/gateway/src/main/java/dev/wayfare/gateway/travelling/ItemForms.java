package dev.wayfare.gateway.travelling;

import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.gateway.http.Form;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a traveller wants, item by item; faults are noted at their fields. */
final class ItemForms {

    static final int MOST_UNITS = 9;
    static final int MOST_NIGHTS = 30;
    static final int MOST_DAYS = 90;
    static final int MOST_DAYS_AHEAD = 366;

    private static final Pattern ROOM_TYPE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    private static final Pattern FARE = Pattern.compile("[A-Z][A-Z0-9_-]{0,39}");

    private ItemForms() {}

    static ItemRequest read(Form item, Instant now) {
        String type = item.text("type", 1, 20);
        String fare = item.optionalMatching("fare", FARE, "a fare such as FLEX, as the search named it");
        return switch (type) {
            case "hotel" -> hotel(item, fare, now);
            case "car" -> car(item, fare, now);
            case "flight" -> flight(item, fare, now);
            default -> {
                if (!type.isEmpty()) {
                    item.fault("type", "must be flight, hotel or car");
                }
                yield flight(item, fare, now);
            }
        };
    }

    private static ItemRequest flight(Form item, @Nullable String fare, Instant now) {
        FlightId flight = new FlightId(item.id("flightId", FlightId.PREFIX));
        Cabin cabin = item.oneOf("cabin", Cabin.class);
        int seats = item.integer("seats", 1, MOST_UNITS);
        if (!isNull(flight.value())) {
            within(item, "flightId", "the flight's date", flight.date(), now);
        }
        return ItemRequest.flight(flight, cabin, seats, fare);
    }

    private static ItemRequest hotel(Form item, @Nullable String fare, Instant now) {
        HotelId hotel = new HotelId(item.id("hotelId", HotelId.PREFIX));
        String roomType = item.text("roomType", 1, 40);
        if (!roomType.isEmpty() && !ROOM_TYPE.matcher(roomType).matches()) {
            item.fault("roomType", "must be a room type such as DOUBLE, as the search named it");
        }
        LocalDate checkIn = item.date("checkIn");
        LocalDate checkOut = item.date("checkOut");
        int rooms = item.integer("rooms", 1, MOST_UNITS);
        if (isThere(checkIn) && isThere(checkOut)) {
            within(item, "checkIn", "the date", checkIn, now);
            if (!checkOut.isAfter(checkIn)) {
                item.fault("checkOut", "must be after checkIn, " + checkIn);
            } else if (checkOut.isAfter(checkIn.plusDays(MOST_NIGHTS))) {
                item.fault("checkOut", "must be at most " + MOST_NIGHTS + " nights after checkIn");
            }
        }
        return ItemRequest.hotel(hotel, roomType, checkIn, checkOut, rooms, fare);
    }

    private static ItemRequest car(Form item, @Nullable String fare, Instant now) {
        CarClassId carClass = new CarClassId(item.id("carClassId", CarClassId.PREFIX));
        Instant pickup = item.time("pickupAt");
        Instant dropoff = item.time("dropoffAt");
        if (!pickup.equals(Instant.EPOCH) && !dropoff.equals(Instant.EPOCH)) {
            if (pickup.isBefore(now)) {
                item.fault("pickupAt", "has passed; choose a later time");
            } else if (pickup.isAfter(now.plus(MOST_DAYS_AHEAD, ChronoUnit.DAYS))) {
                item.fault("pickupAt", "is more than " + MOST_DAYS_AHEAD + " days ahead; choose an earlier time");
            }
            if (!dropoff.isAfter(pickup)) {
                item.fault("dropoffAt", "must be after pickupAt");
            } else if (Duration.between(pickup, dropoff).toDays() > MOST_DAYS) {
                item.fault("dropoffAt", "must be at most " + MOST_DAYS + " days after pickupAt");
            }
        }
        return ItemRequest.car(carClass, pickup, dropoff, fare);
    }

    /** A date is past when it is past everywhere on Earth; the places' own clocks are travel's business. */
    private static void within(Form item, String field, String what, LocalDate date, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.ofHours(-12));
        if (date.isBefore(today)) {
            item.fault(field, what + " " + date + " has passed; choose a later one");
        } else if (date.isAfter(today.plusDays(MOST_DAYS_AHEAD))) {
            item.fault(field, what + " " + date + " is more than " + MOST_DAYS_AHEAD + " days ahead");
        }
    }

    private static boolean isThere(LocalDate date) {
        return !Objects.equals(date, LocalDate.EPOCH);
    }

    private static boolean isNull(String id) {
        return id.endsWith("0".repeat(26));
    }
}
