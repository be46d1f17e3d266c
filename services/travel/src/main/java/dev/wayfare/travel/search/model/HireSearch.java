package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.CarClass;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Finds cars that are to be had on every day of a hire. Thread-safe. */
public final class HireSearch {

    private final Catalogue catalogue;
    private final Stock stock;

    public HireSearch(Catalogue catalogue, Stock stock) {
        this.catalogue = catalogue;
        this.stock = stock;
    }

    public Found<Hire> find(HireQuery query, Paging paging) {
        Best<Hire> best = new Best<>(Hire::rank, paging.after(), paging.limit());
        for (CarClass car : catalogue.carsIn(query.city())) {
            Fare rate = FlightSearch.fareOf(car.fares(), query.rate());
            String category = query.category();
            boolean wanted = category == null || car.fact().category().equalsIgnoreCase(category);
            if (rate != null && wanted) {
                offer(query, car, rate, best);
            }
        }
        return best.found();
    }

    private void offer(HireQuery query, CarClass car, Fare rate, Best<Hire> best) {
        Quoted quoted = quote(stock, car, rate, query.pickupAt(), query.dropoffAt());
        long price = quoted.price().amountMinor();
        if (quoted.available() < 1 || price > query.maxPriceMinor()) {
            return;
        }
        String id = car.fact().carClass().value();
        Rank rank =
                switch (query.order()) {
                    case PRICE -> new Rank(price, -car.fact().seats(), 0, id);
                    case SEATS -> new Rank(-car.fact().seats(), price, 0, id);
                };
        int days = HireQuery.paidDays(query.pickupAt(), query.dropoffAt());
        best.offer(new Hire(car, rate, days, quoted.available(), quoted.price(), rank));
    }

    /** All rates of a car that was found. */
    public List<Offer> offers(HireQuery query, Hire found) {
        return Offer.of(
                found.car().fares(), rate -> quote(stock, found.car(), rate, query.pickupAt(), query.dropoffAt())
                        .price());
    }

    /**
     * What a car costs for some time.
     *
     * @param available on the fullest day
     */
    record Quoted(int available, Money price) {}

    static Quoted quote(Stock stock, CarClass car, Fare rate, Instant pickupAt, Instant dropoffAt) {
        int limit = car.fact().cars() + car.fact().allowance();
        Stock.Level fullest = new Stock.Level(limit, 0);
        for (LocalDate day : HireQuery.daysAway(car.at(), pickupAt, dropoffAt)) {
            Stock.Level level = stock.level(day, car.stem(), StockKey.in(car.stem(), day.toString()), limit);
            if (level.free() <= fullest.free()) {
                fullest = level;
            }
        }
        int days = HireQuery.paidDays(pickupAt, dropoffAt);
        return new Quoted(fullest.free(), Prices.hire(car.fact().perDay(), rate, days, fullest));
    }
}
