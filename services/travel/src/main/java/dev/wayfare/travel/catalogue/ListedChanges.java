package dev.wayfare.travel.catalogue;

import dev.wayfare.claims.ClaimCommand.Define;
import dev.wayfare.contracts.catalogue.CabinSeats;
import dev.wayfare.contracts.catalogue.CatalogueEvent;
import dev.wayfare.contracts.catalogue.CatalogueEvent.CarClassListed;
import dev.wayfare.contracts.catalogue.CatalogueEvent.FlightScheduled;
import dev.wayfare.contracts.catalogue.CatalogueEvent.HotelListed;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.travel.StockResource;
import dev.wayfare.kernel.FlightId;
import dev.wayfare.runtime.log.Envelope;
import dev.wayfare.runtime.projection.Fold;
import dev.wayfare.travel.catalogue.model.StockKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletionException;

/**
 * Tells owners what the catalogue lists by now. An owner takes the capacity that is listed at the first hold and keeps it; this follows the
 * facts, and where one lists another capacity than an owner has set, it sends him a {@link Define}. Each fact is looked at twice: a
 * first hold may be on its way by what was listed before. A capacity that somebody has defined by hand stays until the catalogue says
 * something of that entity again. Telling twice changes nothing. One thread.
 */
final class ListedChanges implements Fold {

    /** After this, owners decide by what the fact lists, and what they decided before it has been read here. */
    private static final Duration SETTLED = Duration.ofSeconds(3);

    private final KnownLimits limits;
    private final Owners owners;
    private final Clock clock;
    private final Map<String, Fact> recent = new LinkedHashMap<>();

    /** Takes what owners are to be told; returns when it is in the log. */
    interface Owners {
        void tell(List<Told> news);
    }

    /**
     * A capacity for its owner.
     *
     * @param cause which fact says so, and at which look: a name for this telling
     */
    record Told(Define capacity, String cause) {}

    /** A fact, its place in the log, and when it was first looked at. */
    private record Fact(CatalogueEvent event, String place, Instant seen) {}

    ListedChanges(KnownLimits limits, Owners owners, Clock clock) {
        this.limits = limits;
        this.owners = owners;
        this.clock = clock;
    }

    @Override
    public void apply(List<Envelope> batch) {
        List<Fact> facts = new ArrayList<>(batch.size());
        Instant now = clock.instant();
        for (Envelope record : batch) {
            if (!(record.value() instanceof CatalogueEvent event)) {
                throw new IllegalArgumentException(record.type() + " is no fact of the catalogue");
            }
            facts.add(new Fact(event, record.partition() + "@" + record.offset(), now));
        }
        look(facts, "first");
        for (Fact fact : facts) {
            recent.remove(fact.event().entity());
            recent.put(fact.event().entity(), fact);
        }
    }

    @Override
    public void tick() {
        if (recent.isEmpty() || !limits.isRead()) {
            return;
        }
        Instant settled = clock.instant().minus(SETTLED);
        List<Fact> again = recent.values().stream()
                .takeWhile(fact -> !fact.seen().isAfter(settled))
                .toList();
        look(again, "second");
        again.forEach(fact -> recent.remove(fact.event().entity()));
    }

    /** While the log takes nothing, facts wait: they are no fault of theirs. */
    @Override
    public boolean isStoreFault(RuntimeException fault) {
        return fault instanceof CompletionException;
    }

    private void look(List<Fact> facts, String time) {
        List<Told> news = new ArrayList<>();
        for (Fact fact : facts) {
            capacitiesOf(fact.event()).forEach(one -> news.add(new Told(one, fact.place() + " " + time)));
        }
        if (!news.isEmpty()) {
            owners.tell(news);
        }
    }

    /** Those of a fact that their owners do not have. */
    private List<Define> capacitiesOf(CatalogueEvent fact) {
        List<Define> news = new ArrayList<>();
        switch (fact) {
            case FlightScheduled flight -> seats(flight, news);
            case HotelListed hotel -> rooms(hotel, news);
            case CarClassListed cars -> cars(cars, news);
            case CatalogueEvent.AirportListed _, CatalogueEvent.FaresListed _, CatalogueEvent.Withdrawn _ -> {}
        }
        return news;
    }

    private void seats(FlightScheduled flight, List<Define> news) {
        if (flight.supplied() != null) {
            return;
        }
        long stem = StockKey.stem(flight.flight().value());
        for (LocalDate day : limits.days()) {
            for (CabinSeats cabin : flight.cabins()) {
                if (differs(limits.seats(stem, day, cabin.cabin()), cabin.seats() + cabin.allowance())) {
                    StockResource seats = new StockResource.Seats(FlightId.of(flight.flight(), day), cabin.cabin());
                    news.add(new Define(seats.text(), cabin.seats(), cabin.allowance()));
                }
            }
        }
    }

    private void rooms(HotelListed hotel, List<Define> news) {
        if (hotel.supplied() != null) {
            return;
        }
        for (RoomType type : hotel.roomTypes()) {
            StockResource rooms = new StockResource.Rooms(hotel.hotel(), type.code());
            if (differs(limits.daily(StockKey.of(rooms)), type.rooms() + type.allowance())) {
                news.add(new Define(rooms.text(), type.rooms(), type.allowance()));
            }
        }
    }

    private void cars(CarClassListed listed, List<Define> news) {
        StockResource cars = new StockResource.Cars(listed.carClass());
        if (listed.supplied() == null && differs(limits.daily(StockKey.of(cars)), listed.cars() + listed.allowance())) {
            news.add(new Define(cars.text(), listed.cars(), listed.allowance()));
        }
    }

    private static boolean differs(OptionalInt known, int listed) {
        return known.isPresent() && known.getAsInt() != listed;
    }
}
