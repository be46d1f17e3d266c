package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.travel.SuppliedStock;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.GeoPoint;
import dev.wayfare.kernel.HotelId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What of the catalogue that we bring along is a supplier's: the flights that share their code, a few hotels and cars. The supplier is
 * the simulated one; the first word of a code says how he answers, so that each way can be met by a traveller.
 */
final class Partners {

    private static final String SUPPLIER = "simulated";
    private static final double BESIDE_THE_AIRPORT = 0.03;
    private static final int ROOMS = 20;
    private static final int CARS = 12;
    private static final int NIGHT_CENTS = 9_400;
    private static final int DAY_CENTS = 4_100;

    private static final Partners NONE = new Partners(List.of(), List.of());
    private static final Partners OURS = new Partners(
            List.of(
                    new House("DUB", "Liffey Quay Rooms", 3, "liffey-quay"),
                    new House("DUB", "Mountjoy Guesthouse", 2, "timeout-mountjoy"),
                    new House("EDI", "Castle Wynd Hotel", 4, "slow-castle-wynd"),
                    new House("EDI", "Leith Shore Inn", 3, "soldout-leith-shore"),
                    new House("LIS", "Alfama Terrace", 4, "moves-alfama")),
            List.of(new Fleet("DUB", "Shamrock Wheels", "COMPACT", "Toyota Corolla", "shamrock-dub")));

    private final List<House> houses;
    private final List<Fleet> fleets;

    private Partners(List<House> houses, List<Fleet> fleets) {
        this.houses = houses;
        this.fleets = fleets;
    }

    private record House(String airport, String name, int stars, String code) {}

    private record Fleet(String airport, String company, String category, String model, String code) {}

    /** Those of a source; only what we bring along has any. */
    static Partners of(String source) {
        return source.equals(MadeCatalogue.OWN) ? OURS : NONE;
    }

    /** Whose the seats of a route are; null = the airline's own. */
    @Nullable
    SuppliedStock ofRoute(World.Route route) {
        return this == OURS && route.codeshare()
                ? new SuppliedStock(SUPPLIER, "codeshare-" + route.name().replace(' ', '-'))
                : null;
    }

    /** The hotels and cars that stand at one of these airports. */
    List<CatalogueEvent> listed(List<World.Place> airports, String currency) {
        Map<String, World.Place> byCode =
                airports.stream().collect(Collectors.toMap(World.Place::code, place -> place));
        List<CatalogueEvent> all = new ArrayList<>();
        houses.stream()
                .filter(house -> byCode.containsKey(house.airport()))
                .forEach(house -> all.add(hotel(house, byCode.get(house.airport()), currency)));
        fleets.stream()
                .filter(fleet -> byCode.containsKey(fleet.airport()))
                .forEach(fleet -> all.add(cars(fleet, currency)));
        return all;
    }

    private static CatalogueEvent hotel(House house, World.Place near, String currency) {
        GeoPoint airport = near.position();
        return new HotelListed(
                new HotelId(Ids.derive(HotelId.PREFIX, "partner", house.name())),
                house.name(),
                house.airport(),
                new GeoPoint(airport.lat() + BESIDE_THE_AIRPORT, airport.lon() + BESIDE_THE_AIRPORT),
                house.stars(),
                List.of("WIFI", "BREAKFAST"),
                List.of(new RoomType("DOUBLE", 2, ROOMS, 0, new Money(NIGHT_CENTS, currency))),
                Tariffs.ROOMS,
                MadeCatalogue.OWN,
                new SuppliedStock(SUPPLIER, house.code()));
    }

    private static CatalogueEvent cars(Fleet fleet, String currency) {
        return new CarClassListed(
                new CarClassId(Ids.derive(CarClassId.PREFIX, "partner", fleet.company(), fleet.airport())),
                fleet.company(),
                fleet.airport(),
                fleet.category(),
                fleet.model(),
                5,
                CARS,
                0,
                new Money(DAY_CENTS, currency),
                Tariffs.CARS,
                MadeCatalogue.OWN,
                new SuppliedStock(SUPPLIER, fleet.code()));
    }
}
