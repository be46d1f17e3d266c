package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.catalogue.model.Hotel;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;

/** Finds rooms that are to be had in every night of a stay. Thread-safe. */
public final class StaySearch {

    private final Catalogue catalogue;
    private final Stock stock;

    public StaySearch(Catalogue catalogue, Stock stock) {
        this.catalogue = catalogue;
        this.stock = stock;
    }

    /** Searches; prices depend on today. */
    public Found<Stay> find(StayQuery query, Paging paging, LocalDate today) {
        Best<Stay> best = new Best<>(Stay::rank, paging.after(), paging.limit());
        List<LocalDate> nights = query.nights();
        for (Hotel hotel : catalogue.hotelsIn(query.city())) {
            Fare rate = FlightSearch.fareOf(hotel.fares(), query.rate());
            boolean wanted = hotel.fact().stars() >= query.stars()
                    && new HashSet<>(hotel.fact().amenities()).containsAll(query.amenities());
            if (rate == null || !wanted) {
                continue;
            }
            for (RoomType type : hotel.fact().roomTypes()) {
                if (type.sleeps() >= query.sleeps()) {
                    offer(query, hotel, type, rate, nights, today, best);
                }
            }
        }
        return best.found();
    }

    private void offer(
            StayQuery query,
            Hotel hotel,
            RoomType type,
            Fare rate,
            List<LocalDate> nights,
            LocalDate today,
            Best<Stay> best) {
        Quoted quoted = quote(stock, hotel, type, rate, nights, query.rooms(), today);
        long price = quoted.price().amountMinor();
        if (quoted.available() < query.rooms() || price > query.maxPriceMinor()) {
            return;
        }
        String id = hotel.fact().hotel() + ":" + type.code();
        Rank rank =
                switch (query.order()) {
                    case PRICE -> new Rank(price, -hotel.fact().stars(), 0, id);
                    case STARS -> new Rank(-hotel.fact().stars(), price, 0, id);
                };
        best.offer(new Stay(hotel, type, rate, nights.size(), quoted.available(), quoted.price(), rank));
    }

    /** All rates of rooms that were found. */
    public List<Offer> offers(StayQuery query, Stay stay, LocalDate today) {
        return Offer.of(stay.hotel().fares(), rate -> quote(
                        stock, stay.hotel(), stay.roomType(), rate, query.nights(), query.rooms(), today)
                .price());
    }

    /**
     * What rooms cost for some nights.
     *
     * @param available in the fullest night
     */
    record Quoted(int available, Money price) {}

    static Quoted quote(
            Stock stock, Hotel hotel, RoomType type, Fare rate, List<LocalDate> nights, int rooms, LocalDate today) {
        long resource = StockKey.rooms(hotel.stem(), type.code());
        int available = Integer.MAX_VALUE;
        long price = 0;
        for (LocalDate night : nights) {
            Stock.Level level = stock.level(
                    night, resource, StockKey.in(resource, night.toString()), type.rooms() + type.allowance());
            available = Math.min(available, level.free());
            price += Prices.night(type.perNight(), rate, night, today, level).amountMinor() * rooms;
        }
        return new Quoted(available, new Money(price, type.perNight().currency()));
    }
}
