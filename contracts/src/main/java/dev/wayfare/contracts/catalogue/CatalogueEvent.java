package dev.wayfare.contracts.catalogue;

import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A fact of the catalogue. Keyed by {@link #entity()}; idempotent, since a later fact replaces an earlier one. */
public sealed interface CatalogueEvent {

    /** Key on the log. */
    String entity();

    /** Who says so, such as {@code openflights}: an import withdraws only what it said itself. */
    String source();

    /**
     * An airport, and the city that it serves.
     *
     * @param code IATA's three letters
     * @param zone IANA time zone, such as {@code America/Chicago}
     */
    record AirportListed(
            String code, String name, String city, String country, GeoPoint position, String zone, String source)
            implements CatalogueEvent {
        @Override
        public String entity() {
            return "airport:" + code;
        }
    }

    /**
     * The fares that flights, hotels or cars refer to.
     *
     * @param name such as {@code network}
     */
    record FaresListed(String name, List<Fare> fares, String source) implements CatalogueEvent {
        public FaresListed {
            fares = List.copyOf(fares);
        }

        @Override
        public String entity() {
            return "fares:" + name;
        }
    }

    /**
     * A flight that leaves again and again.
     *
     * @param designator airline and number as people know it: {@code BA 117}
     * @param from IATA code, as {@code to}
     * @param departsMinute of the day, at the clock of {@code from}
     * @param blockMinutes from gate to gate
     * @param days on which it leaves, by the clock of {@code from}, Monday is 1: {@code 12345}
     * @param base price of a seat in economy
     * @param fares the name of its {@link FaresListed}
     * @param supplied whose its seats are, and what he calls the flight; null = they are our own
     */
    record FlightScheduled(
            ScheduleId flight,
            String designator,
            String airline,
            String from,
            String to,
            int departsMinute,
            int blockMinutes,
            String days,
            Season season,
            String aircraft,
            List<CabinSeats> cabins,
            Money base,
            String fares,
            String source,
            @Nullable SuppliedStock supplied)
            implements CatalogueEvent {
        public FlightScheduled {
            cabins = List.copyOf(cabins);
        }

        @Override
        public String entity() {
            return flight.value();
        }
    }

    /**
     * A hotel.
     *
     * @param airport of its city; gives city, country and time zone
     * @param stars 1 to 5
     * @param supplied whose its rooms are, and what he calls the hotel; null = they are our own
     */
    record HotelListed(
            HotelId hotel,
            String name,
            String airport,
            GeoPoint position,
            int stars,
            List<String> amenities,
            List<RoomType> roomTypes,
            String fares,
            String source,
            @Nullable SuppliedStock supplied)
            implements CatalogueEvent {
        public HotelListed {
            amenities = List.copyOf(amenities);
            roomTypes = List.copyOf(roomTypes);
        }

        @Override
        public String entity() {
            return hotel.value();
        }
    }

    /**
     * Cars of one company that are alike, at one airport.
     *
     * @param category such as {@code compact}
     * @param model an example
     * @param cars for hire each day
     * @param allowance how many may be promised beyond them
     * @param supplied whose they are, and what he calls them; null = they are our own
     */
    record CarClassListed(
            CarClassId carClass,
            String company,
            String airport,
            String category,
            String model,
            int seats,
            int cars,
            int allowance,
            Money perDay,
            String fares,
            String source,
            @Nullable SuppliedStock supplied)
            implements CatalogueEvent {
        @Override
        public String entity() {
            return carClass.value();
        }
    }

    /** No longer on offer. What was sold stays sold. */
    record Withdrawn(String entity, String source) implements CatalogueEvent {}
}
