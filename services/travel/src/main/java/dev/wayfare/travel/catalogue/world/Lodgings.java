package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;

/** Makes up hotels for a city: the more it is flown to, the more. */
final class Lodgings {

    private static final List<String> NAMES = List.of(
            "Grand Hotel %s",
            "Park Hotel %s",
            "%s Station Hotel",
            "The %s House",
            "Harbour Inn %s",
            "%s Garden Hotel",
            "Hotel Central %s",
            "%s View",
            "The Old Mill %s",
            "%s Plaza",
            "Terminal Rooms %s",
            "Hotel Meridian %s");
    private static final int FLIGHTS_EACH = 12;
    private static final int MOST = NAMES.size();
    private static final double FAR_DEGREES = 0.08;
    private static final double LAST_LATITUDE = 89;
    private static final int[] NIGHT_CENTS = {0, 4_200, 6_500, 9_800, 15_500, 29_000};

    private final Chance chance;
    private final String source;
    private final String currency;

    Lodgings(Chance chance, String source, String currency) {
        this.chance = chance;
        this.source = source;
        this.currency = currency;
    }

    /**
     * The hotels of a city.
     *
     * @param airport the one that most flights leave from
     * @param flights that leave from the city
     */
    List<HotelListed> of(World.Place airport, int flights) {
        List<HotelListed> hotels = new ArrayList<>();
        String city = airport.city() + ", " + airport.country();
        Chance here = chance.of("hotels of " + city);
        int first = here.between(0, MOST - 1);
        for (int i = 0; i < Math.min(MOST, 1 + flights / FLIGHTS_EACH); i++) {
            String name = NAMES.get((first + i) % MOST).formatted(airport.city());
            hotels.add(hotel(airport, city, name, here.of(name)));
        }
        return hotels;
    }

    private HotelListed hotel(World.Place airport, String city, String name, Chance luck) {
        int stars = luck.of("stars").between(2, 5);
        return new HotelListed(
                new HotelId(Ids.derive(HotelId.PREFIX, city, name)),
                name,
                airport.code(),
                near(airport.position(), luck.of("where")),
                stars,
                amenities(stars, luck.of("amenities")),
                roomTypes(stars, luck),
                Tariffs.ROOMS,
                source,
                null);
    }

    private static GeoPoint near(GeoPoint airport, Chance luck) {
        double north = luck.of("north").between(-100, 100) / 100.0 * FAR_DEGREES;
        double east = luck.of("east").between(-100, 100) / 100.0 * FAR_DEGREES;
        double lat = Math.clamp(airport.lat() + north, -LAST_LATITUDE, LAST_LATITUDE);
        double lon = Math.clamp(airport.lon() + east, -180.0, 180.0);
        return new GeoPoint(rounded(lat), rounded(lon));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }

    private static List<String> amenities(int stars, Chance luck) {
        List<String> amenities = new ArrayList<>(List.of("WIFI"));
        if (stars >= 3 || luck.of("breakfast").inPercent(50)) {
            amenities.add("BREAKFAST");
        }
        if (luck.of("parking").inPercent(60)) {
            amenities.add("PARKING");
        }
        if (stars >= 4 || luck.of("gym").inPercent(20)) {
            amenities.add("GYM");
        }
        if (luck.of("pool").inPercent(stars * 12)) {
            amenities.add("POOL");
        }
        if (stars == 5) {
            amenities.add("SPA");
        }
        if (luck.of("pets").inPercent(30)) {
            amenities.add("PETS");
        }
        return amenities;
    }

    private List<RoomType> roomTypes(int stars, Chance luck) {
        int base = NIGHT_CENTS[stars] * luck.of("price").between(75, 140) / 100;
        List<RoomType> types = new ArrayList<>();
        types.add(type("SINGLE", 1, luck.of("singles").between(4, 20), base * 80 / 100));
        types.add(type("DOUBLE", 2, luck.of("doubles").between(10, 80), base));
        if (luck.of("has families").inPercent(60)) {
            types.add(type("FAMILY", 4, luck.of("families").between(2, 15), base * 150 / 100));
        }
        if (stars >= 4) {
            types.add(type("SUITE", 2, luck.of("suites").between(1, 8), base * 260 / 100));
        }
        return types;
    }

    private RoomType type(String code, int sleeps, int rooms, int cents) {
        return new RoomType(code, sleeps, rooms, 0, new Money(Math.round(cents / 100.0) * 100, currency));
    }
}
