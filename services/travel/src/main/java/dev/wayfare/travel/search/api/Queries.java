package dev.wayfare.travel.search.api;

import static dev.wayfare.travel.search.api.Parameters.fault;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.proto.travel.CarSearch;
import dev.wayfare.contracts.proto.travel.FlightSearch;
import dev.wayfare.contracts.proto.travel.HotelSearch;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.travel.catalogue.model.Airport;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.City;
import dev.wayfare.travel.search.model.Dates;
import dev.wayfare.travel.search.model.FlightQuery;
import dev.wayfare.travel.search.model.HireQuery;
import dev.wayfare.travel.search.model.StayQuery;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes of what somebody asks what is searched for, against the catalogue of this moment. */
record Queries(Catalogue catalogue, Instant now) {

    private static final int MOST_UNITS = 9;
    private static final int MOST_SLEEPS = 10;
    private static final int MOST_AMENITIES = 10;
    private static final int LAST_MINUTE = 24 * 60 - 1;
    private static final int LONGEST_MIN = 100 * 60;

    FlightQuery flights(FlightSearch asked) {
        List<Airport> from = airports("from", asked.getFrom());
        List<Airport> to = airports("to", asked.getTo());
        if (from.stream().anyMatch(to::contains)) {
            throw fault("to", "is '" + Parameters.shown(asked.getTo()) + "', the same place as 'from'");
        }
        int longest = asked.getMaxDurationMin();
        return new FlightQuery(
                from,
                to,
                bookable("date", asked.getDate(), from.getFirst().zone()),
                orOne("seats", asked.getSeats()),
                Parameters.oneOf("cabin", asked.getCabin(), Cabin.class, Cabin.ECONOMY, true),
                fare(asked.getFare()),
                asked.hasMaxStops() ? Parameters.number("maxStops", asked.getMaxStops(), 0, 1) : 1,
                Parameters.minute("departAfter", asked.getDepartAfter(), 0),
                Parameters.minute("departBefore", asked.getDepartBefore(), LAST_MINUTE),
                Parameters.most("maxPrice", asked.getMaxPriceMinor()),
                longest == 0 ? LONGEST_MIN : Parameters.number("maxDurationMin", longest, 1, LONGEST_MIN),
                Parameters.oneOf("sort", asked.getSort(), FlightQuery.Order.class, FlightQuery.Order.PRICE, false));
    }

    StayQuery stays(HotelSearch asked) {
        City city = city(asked.getCity());
        LocalDate checkIn = bookable("checkIn", asked.getCheckIn(), zoneOf(city));
        LocalDate checkOut = Parameters.day("checkOut", asked.getCheckOut());
        if (!checkOut.isAfter(checkIn)) {
            throw fault("checkOut", "is " + checkOut + "; it must be after checkIn, " + checkIn);
        }
        if (checkIn.plusDays(Dates.MOST_NIGHTS).isBefore(checkOut)) {
            throw fault("checkOut", "is more than " + Dates.MOST_NIGHTS + " nights after checkIn, " + checkIn);
        }
        if (asked.getAmenitiesCount() > MOST_AMENITIES) {
            throw fault("amenities", "are more than " + MOST_AMENITIES);
        }
        return new StayQuery(
                city,
                checkIn,
                checkOut,
                orOne("rooms", asked.getRooms()),
                Parameters.number("stars", asked.getStars(), 0, 5),
                asked.getAmenitiesList().stream()
                        .map(one -> Parameters.text("amenities", one).strip().toUpperCase(Locale.ROOT))
                        .toList(),
                Parameters.number("sleeps", asked.getSleeps(), 0, MOST_SLEEPS),
                fare(asked.getFare()),
                Parameters.most("maxPrice", asked.getMaxPriceMinor()),
                Parameters.oneOf("sort", asked.getSort(), StayQuery.Order.class, StayQuery.Order.PRICE, false));
    }

    HireQuery hires(CarSearch asked) {
        City city = city(asked.getCity());
        Instant pickup = instant("pickupAt", asked.hasPickupAt(), asked.getPickupAt());
        Instant dropoff = instant("dropoffAt", asked.hasDropoffAt(), asked.getDropoffAt());
        if (pickup.isBefore(now)) {
            throw fault("pickupAt", "is " + pickup + ", which is past; it is " + now + " now");
        }
        ZoneId zone = zoneOf(city);
        Dates.fault(LocalDate.ofInstant(pickup, zone), LocalDate.ofInstant(now, zone))
                .ifPresent(wrong -> {
                    throw fault("pickupAt", wrong);
                });
        if (!dropoff.isAfter(pickup)) {
            throw fault("dropoffAt", "is " + dropoff + "; it must be after pickupAt, " + pickup);
        }
        if (Duration.between(pickup, dropoff).compareTo(Duration.ofDays(Dates.MOST_HIRE_DAYS)) > 0) {
            throw fault("dropoffAt", "is more than " + Dates.MOST_HIRE_DAYS + " days after pickupAt, " + pickup);
        }
        return new HireQuery(
                city,
                pickup,
                dropoff,
                asked.getCategory().isEmpty() ? null : Parameters.text("class", asked.getCategory()),
                fare(asked.getFare()),
                Parameters.most("maxPrice", asked.getMaxPriceMinor()),
                Parameters.oneOf("sort", asked.getSort(), HireQuery.Order.class, HireQuery.Order.PRICE, false));
    }

    private static @Nullable String fare(String value) {
        return Parameters.optional(value) == null ? null : Parameters.text("fare", value);
    }

    private static int orOne(String name, int units) {
        return units == 0 ? 1 : Parameters.number(name, units, 1, MOST_UNITS);
    }

    private static ZoneId zoneOf(City city) {
        return city.airports().getFirst().zone();
    }

    private LocalDate bookable(String name, String value, ZoneId zone) {
        LocalDate day = Parameters.day(name, value);
        Dates.fault(day, LocalDate.ofInstant(now, zone)).ifPresent(wrong -> {
            throw fault(name, wrong);
        });
        return day;
    }

    private static Instant instant(String name, boolean isThere, Timestamp time) {
        if (!isThere) {
            throw fault(name, "is missing");
        }
        try {
            return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
        } catch (DateTimeException e) {
            throw fault(name, "is no time of this world");
        }
    }

    private List<Airport> airports(String name, String value) {
        List<Airport> found = catalogue.cities().airports(Parameters.text(name, value));
        if (found.isEmpty()) {
            throw unknown(name, value, "no airport or city that we know");
        }
        return found;
    }

    private City city(String value) {
        return catalogue
                .cities()
                .city(Parameters.text("city", value))
                .orElseThrow(() -> unknown("city", value, "no city that we know"));
    }

    private RuntimeException unknown(String name, String value, String what) {
        return fault(
                name,
                "is '" + Parameters.shown(value) + "', " + what
                        + catalogue.cities().suggested(value)
                        + "; use a name such as Chicago or an IATA code such as ORD");
    }
}
