package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent.AirportListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FaresListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.catalogue.Season;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.contracts.travel.FareRules;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import dev.wayfare.kernel.ScheduleId;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.CatalogueFacts;
import java.time.LocalTime;
import java.util.List;

/** A small world for tests, told fact by fact. */
public final class Skies {

    static final int SEATS = 100;

    private static final Fare LIGHT = fare("LIGHT", 8_000);
    private static final Fare FLEX = fare("FLEX", 14_000);

    private final CatalogueFacts facts = new CatalogueFacts();

    public Skies() {
        facts.apply(new FaresListed("fares", List.of(FLEX, LIGHT), "test"));
        airport("ORD", "Chicago", "United States", 41.98, -87.9, "America/Chicago");
        airport("DEN", "Denver", "United States", 39.86, -104.67, "America/Denver");
        airport("LAX", "Los Angeles", "United States", 33.94, -118.41, "America/Los_Angeles");
        airport("LHR", "London", "United Kingdom", 51.47, -0.46, "Europe/London");
        airport("LGW", "London", "United Kingdom", 51.15, -0.19, "Europe/London");
        airport("YXU", "London", "Canada", 43.03, -81.15, "America/Toronto");
        airport("AKL", "Auckland", "New Zealand", -37.0, 174.79, "Pacific/Auckland");
        airport("APW", "Apia", "Samoa", -13.83, -172.0, "Pacific/Apia");
        airport("PPG", "Pago Pago", "American Samoa", -14.33, -170.71, "Pacific/Pago_Pago");
        airport("HNL", "Honolulu", "United States", 21.32, -157.92, "Pacific/Honolulu");
    }

    private static Fare fare(String family, int price) {
        return new Fare(price, new FareRules(family, List.of(), true, null));
    }

    Skies airport(String code, String city, String country, double lat, double lon, String zone) {
        facts.apply(new AirportListed(code, city + " airport", city, country, new GeoPoint(lat, lon), zone, "test"));
        return this;
    }

    /** A daily flight with {@value #SEATS} seats in economy, for 100.00 at the base. */
    public Skies flight(String name, String from, String to, String departs, int minutes) {
        return flight(name, from, to, departs, minutes, 10_000, "1234567", Season.YEAR_ROUND);
    }

    Skies flight(
            String name, String from, String to, String departs, int minutes, int cents, String days, Season season) {
        facts.apply(new FlightScheduled(
                idOf(name),
                name,
                "Test Air",
                from,
                to,
                LocalTime.parse(departs).toSecondOfDay() / 60,
                minutes,
                days,
                season,
                "Airbus A320",
                List.of(new CabinSeats(Cabin.ECONOMY, SEATS, 0), new CabinSeats(Cabin.BUSINESS, 8, 0)),
                new Money(cents, "USD"),
                "fares",
                "test",
                null));
        return this;
    }

    /** A hotel near O'Hare with ten double rooms for 100.00. */
    public Skies hotel(String name, int stars, String... amenities) {
        facts.apply(new HotelListed(
                hotelId(name),
                name,
                "ORD",
                new GeoPoint(41.9, -87.6),
                stars,
                List.of(amenities),
                List.of(new RoomType("DOUBLE", 2, 10, 0, new Money(10_000, "USD"))),
                "fares",
                "test",
                null));
        return this;
    }

    /** Three cars at O'Hare for 50.00 a day. */
    Skies car(String category) {
        facts.apply(new CarClassListed(
                carId(category),
                "Test Cars",
                "ORD",
                category,
                "Model T",
                5,
                3,
                0,
                new Money(5_000, "USD"),
                "fares",
                "test",
                null));
        return this;
    }

    public static ScheduleId idOf(String flight) {
        return ScheduleId.derive(flight);
    }

    static HotelId hotelId(String name) {
        return new HotelId(Ids.derive(HotelId.PREFIX, name));
    }

    static CarClassId carId(String category) {
        return new CarClassId(Ids.derive(CarClassId.PREFIX, category));
    }

    public Catalogue catalogue() {
        return facts.catalogue();
    }
}
