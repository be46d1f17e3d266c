package dev.wayfare.travel.catalogue.world;

import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.kernel.CarClassId;
import dev.wayfare.kernel.Ids;
import dev.wayfare.kernel.Money;
import java.util.ArrayList;
import java.util.List;

/** Makes up cars for hire at an airport: the busier, the more companies and kinds. */
final class CarHire {

    private static final List<String> COMPANIES = List.of("Northway Cars", "Milestone Hire", "Blue Pin Rentals");
    private static final int BUSY = 40;
    private static final int BUSIEST = 150;
    private static final int FEW_KINDS = 3;

    private final Chance chance;
    private final String source;
    private final String currency;

    CarHire(Chance chance, String source, String currency) {
        this.chance = chance;
        this.source = source;
        this.currency = currency;
    }

    private record Kind(String category, String model, int seats, int dayCents) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("ECONOMY", "Fiat Panda", 4, 2_900),
            new Kind("COMPACT", "Volkswagen Golf", 5, 3_900),
            new Kind("SUV", "Toyota RAV4", 5, 6_400),
            new Kind("VAN", "Ford Tourneo", 9, 8_900),
            new Kind("PREMIUM", "BMW 5 Series", 5, 11_500));

    List<CarClassListed> at(World.Place airport, int flights) {
        int companies = flights >= BUSIEST ? COMPANIES.size() : flights >= BUSY ? 2 : 1;
        int kinds = flights >= BUSY ? KINDS.size() : FEW_KINDS;
        List<CarClassListed> cars = new ArrayList<>();
        Chance here = chance.of("cars at " + airport.code());
        int first = here.between(0, COMPANIES.size() - 1);
        for (int i = 0; i < companies; i++) {
            String company = COMPANIES.get((first + i) % COMPANIES.size());
            for (Kind kind : KINDS.subList(0, kinds)) {
                cars.add(carClass(airport, company, kind, here.of(company + kind.category())));
            }
        }
        return cars;
    }

    private CarClassListed carClass(World.Place airport, String company, Kind kind, Chance luck) {
        int cents = kind.dayCents() * luck.of("price").between(80, 130) / 100;
        return new CarClassListed(
                new CarClassId(Ids.derive(CarClassId.PREFIX, company, airport.code(), kind.category())),
                company,
                airport.code(),
                kind.category(),
                kind.model(),
                kind.seats(),
                luck.of("cars").between(5, 40),
                0,
                new Money(Math.round(cents / 100.0) * 100, currency),
                Tariffs.CARS,
                source,
                null);
    }
}
