package dev.wayfare.travel.catalogue;

import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.stream.FollowedCatalogue;
import dev.wayfare.travel.inventory.Capacities;
import dev.wayfare.travel.inventory.model.Capacity;
import java.time.Duration;
import java.util.Optional;

/** How much of our own there is, as the catalogue lists it; what a supplier keeps is none of it. Waits while the catalogue is being read; then from memory. Thread-safe. */
public final class ListedStock implements Capacities {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final FollowedCatalogue catalogue;

    public ListedStock(FollowedCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public Optional<Capacity> find(StockResource resource) {
        return of(whole(), resource);
    }

    private Catalogue whole() {
        try {
            return catalogue.whole(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the catalogue was being read", e);
        }
    }

    static Optional<Capacity> of(Catalogue catalogue, StockResource resource) {
        return switch (resource) {
            case StockResource.Seats seats ->
                catalogue
                        .find(seats.flight().schedule())
                        .filter(flight -> flight.fact().supplied() == null)
                        .filter(flight -> flight.leavesOn(seats.flight().date()))
                        .flatMap(flight -> flight.seats(seats.cabin()))
                        .map(cabin -> new Capacity(cabin.seats(), cabin.allowance()));
            case StockResource.Rooms rooms ->
                catalogue
                        .find(rooms.hotel())
                        .filter(hotel -> hotel.fact().supplied() == null)
                        .flatMap(hotel -> hotel.roomType(rooms.roomType()))
                        .map(type -> new Capacity(type.rooms(), type.allowance()));
            case StockResource.Cars cars ->
                catalogue
                        .find(cars.carClass())
                        .filter(car -> car.fact().supplied() == null)
                        .map(car -> new Capacity(car.fact().cars(), car.fact().allowance()));
        };
    }
}
