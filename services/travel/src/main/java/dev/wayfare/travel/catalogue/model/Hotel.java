package dev.wayfare.travel.catalogue.model;

import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.contracts.travel.SuppliedStock;
import java.util.List;
import java.util.Optional;

/**
 * A hotel, with the airport of its city and its rate plans known.
 *
 * @param stem names it among all stock, see {@link StockKey}
 */
public record Hotel(HotelListed fact, Airport near, List<Fare> fares, long stem) {

    public Hotel {
        fares = List.copyOf(fares);
    }

    static Hotel of(HotelListed fact, Airport near, List<Fare> fares) {
        return new Hotel(fact, near, fares, StockKey.stem(fact.hotel().value()));
    }

    /** The key of its rooms of this type: our own, or their supplier's. */
    public String stock(RoomType type) {
        SuppliedStock supplied = fact.supplied();
        return supplied == null
                ? new StockResource.Rooms(fact.hotel(), type.code()).text()
                : supplied.part(type.code()).text();
    }

    /** Its rooms of this type, whatever the code's case. */
    public Optional<RoomType> roomType(String code) {
        return fact.roomTypes().stream()
                .filter(type -> type.code().equalsIgnoreCase(code))
                .findFirst();
    }
}
