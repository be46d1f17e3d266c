package dev.wayfare.contracts.travel;

import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.kernel.HotelId;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** A thing of which some can be sold: the key of {@code inventory-claims} and {@code inventory-events}, parsed. */
public sealed interface StockResource {

    /** The key as it stands on the log. */
    String text();

    /**
     * Seats of one cabin of one departure; it has no slots.
     *
     * <p>{@code flight:<flight>:<local date>:<cabin>}: the date is in the id, too; here it is for people.
     */
    record Seats(FlightId flight, Cabin cabin) implements StockResource {
        @Override
        public String text() {
            return "flight:" + flight + ":" + flight.date() + ":" + cabin;
        }
    }

    /** Rooms of one type; slots are nights. {@code room:<hotel>:<room type>}. */
    record Rooms(HotelId hotel, String roomType) implements StockResource {

        private static final Pattern ROOM_TYPE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

        public Rooms {
            if (!ROOM_TYPE.matcher(roomType).matches()) {
                throw new IllegalArgumentException("'" + roomType + "' is no room type; it looks like DOUBLE_SEA_VIEW");
            }
        }

        @Override
        public String text() {
            return "room:" + hotel + ":" + roomType;
        }
    }

    /** Cars of one class at one location; slots are days. {@code car:<car class>}. */
    record Cars(CarClassId carClass) implements StockResource {
        @Override
        public String text() {
            return "car:" + carClass;
        }
    }

    /**
     * Reads a key.
     *
     * @throws IllegalArgumentException when it is none; the message says what one looks like
     */
    static StockResource parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 4 && parts[0].equals("flight")) {
                FlightId flight = new FlightId(parts[1]);
                if (flight.date().equals(LocalDate.parse(parts[2]))) {
                    return new Seats(flight, Cabin.valueOf(parts[3]));
                }
            } else if (parts.length == 3 && parts[0].equals("room")) {
                return new Rooms(new HotelId(parts[1]), parts[2]);
            } else if (parts.length == 2 && parts[0].equals("car")) {
                return new Cars(new CarClassId(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("'" + shown(text) + "' is no stock: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(
                "'" + shown(text) + "' is no stock; it is flight:<id>:<date>:<cabin>, room:<id>:<type> or car:<id>");
    }

    /** Reads a key; empty when it is none. */
    static Optional<StockResource> find(String text) {
        try {
            return Optional.of(parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        return text.length() > 120 ? text.substring(0, 120) + "…" : text;
    }
}
