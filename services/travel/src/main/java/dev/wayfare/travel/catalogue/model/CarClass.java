package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.travel.SuppliedStock;
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

    /** The key of these cars: our own, or their supplier's. */
    public String stock() {
        SuppliedStock supplied = fact.supplied();
        return supplied == null ? new StockResource.Cars(fact.carClass()).text() : supplied.text();
    }

    static CarClass of(CarClassListed fact, Airport at, List<Fare> fares) {
        return new CarClass(fact, at, fares, StockKey.stem(fact.carClass().value()));
    }
}
