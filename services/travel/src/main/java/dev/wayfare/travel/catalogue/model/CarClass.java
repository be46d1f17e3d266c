package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.Fare;
import java.util.List;

/**
 * Cars that are alike, with their airport and rate plans known.
 *
 * @param stem names it among all stock, see {@link StockKey}
 */
public record CarClass(CarClassListed fact, Airport at, List<Fare> fares, long stem) {

    public CarClass {
        fares = List.copyOf(fares);
    }

    static CarClass of(CarClassListed fact, Airport at, List<Fare> fares) {
        return new CarClass(fact, at, fares, StockKey.stem(fact.carClass().value()));
    }
}
