package dev.wayfare.travel.search.api;

import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.kernel.Problem;
import dev.wayfare.travel.catalogue.model.Catalogue;
import dev.wayfare.travel.search.model.FlightQuery;
import dev.wayfare.travel.search.model.FlightSearch;
import dev.wayfare.travel.search.model.Found;
import dev.wayfare.travel.search.model.Hire;
import dev.wayfare.travel.search.model.HireQuery;
import dev.wayfare.travel.search.model.HireSearch;
import dev.wayfare.travel.search.model.Journey;
import dev.wayfare.travel.search.model.Paging;
import dev.wayfare.travel.search.model.Stay;
import dev.wayfare.travel.search.model.StayQuery;
import dev.wayfare.travel.search.model.StaySearch;
import dev.wayfare.travel.search.model.Stock;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Answers searches from memory. Never blocks; thread-safe. */
public final class Searches {

    private static final long MINUTE_S = 60;

    private final Supplier<Catalogue> catalogue;
    private final Stock stock;
    private final Clock clock;

    public Searches(Supplier<Catalogue> catalogue, Stock stock, Clock clock) {
        this.catalogue = catalogue;
        this.stock = stock;
        this.clock = clock;
    }

    /**
     * Searches.
     *
     * @throws Problem.Raised 400 {@code invalid-parameter}, whose detail names the parameter and the remedy
     */
    public SearchResponse find(SearchRequest request) {
        Catalogue now = catalogue.get();
        Instant instant = clock.instant();
        Queries queries = new Queries(now, instant);
        Paging paging = Parameters.paging(request.getLimit(), request.getCursor());
        return switch (request.getWhatCase()) {
            case FLIGHTS -> flights(now, queries.flights(request.getFlights()), paging, instant);
            case HOTELS -> stays(now, queries.stays(request.getHotels()), paging, instant);
            case CARS -> hires(now, queries.hires(request.getCars()), paging);
            case WHAT_NOT_SET ->
                throw Problem.of(400, "invalid-parameter", "say what to search: flights, hotels or cars")
                        .raise();
        };
    }

    private SearchResponse flights(Catalogue now, FlightQuery query, Paging paging, Instant instant) {
        LocalDate today = LocalDate.ofInstant(instant, query.from().getFirst().zone());
        FlightSearch search = new FlightSearch(now.timetable(), stock);
        Found<Journey> found = search.find(query, paging, instant.getEpochSecond() / MINUTE_S, today);
        SearchResponse.Builder answer = SearchResponse.newBuilder().setNextCursor(found.nextCursor());
        found.items()
                .forEach(journey ->
                        answer.addJourneys(Faces.of(journey, leg -> FlightSearch.offers(query, leg, today))));
        return answer.build();
    }

    private SearchResponse stays(Catalogue now, StayQuery query, Paging paging, Instant instant) {
        LocalDate today =
                LocalDate.ofInstant(instant, query.city().airports().getFirst().zone());
        StaySearch search = new StaySearch(now, stock);
        Found<Stay> found = search.find(query, paging, today);
        SearchResponse.Builder answer = SearchResponse.newBuilder().setNextCursor(found.nextCursor());
        found.items().forEach(stay -> answer.addStays(Faces.of(stay, search.offers(query, stay, today))));
        return answer.build();
    }

    private SearchResponse hires(Catalogue now, HireQuery query, Paging paging) {
        HireSearch search = new HireSearch(now, stock);
        Found<Hire> found = search.find(query, paging);
        SearchResponse.Builder answer = SearchResponse.newBuilder().setNextCursor(found.nextCursor());
        found.items().forEach(hire -> answer.addHires(Faces.of(hire, search.offers(query, hire))));
        return answer.build();
    }
}
