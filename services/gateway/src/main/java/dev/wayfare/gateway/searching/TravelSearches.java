package dev.wayfare.gateway.searching;

import com.google.protobuf.Timestamp;
import dev.wayfare.contracts.proto.travel.CarSearch;
import dev.wayfare.contracts.proto.travel.FlightSearch;
import dev.wayfare.contracts.proto.travel.HotelSearch;
import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc.InventoryServiceFutureStub;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.gateway.http.Access;
import dev.wayfare.gateway.http.Answer;
import dev.wayfare.gateway.http.Call;
import dev.wayfare.gateway.http.Problems;
import dev.wayfare.gateway.http.Query;
import dev.wayfare.gateway.http.Route;
import dev.wayfare.gateway.reads.Calls;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code GET /flights}, {@code /hotels} and {@code /cars}. What is shown is a hint: a booking decides. Never blocks; thread-safe. */
public final class TravelSearches {

    private static final int LONGEST = 100;
    private static final int LONGEST_CURSOR = 400;
    private static final int MOST = 100;
    private static final int DEFAULT = 20;
    private static final int UNITS = 9;
    private static final int MOST_PRICE = 100_000_000;
    private static final int LONGEST_S = 100 * 3_600;

    private final Supplier<InventoryServiceFutureStub> travel;

    /** Searches at travel; the supplier raises a problem on a platform without it. */
    public TravelSearches(Supplier<InventoryServiceFutureStub> travel) {
        this.travel = travel;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/flights", Access.SIGNED_IN, this::flights),
                Route.get("/hotels", Access.SIGNED_IN, this::hotels),
                Route.get("/cars", Access.SIGNED_IN, this::cars));
    }

    private CompletionStage<Answer> flights(Call call) {
        Query query = call.query();
        FlightSearch.Builder search = FlightSearch.newBuilder()
                .setFrom(needed(query, "from"))
                .setTo(needed(query, "to"))
                .setDate(needed(query, "date"))
                .setSeats(query.number("seats", 1, 1, UNITS))
                .setCabin(text(query, "cabin"))
                .setFare(text(query, "fare"))
                .setMaxStops(query.number("maxStops", 1, 0, 1))
                .setDepartAfter(text(query, "departAfter"))
                .setDepartBefore(text(query, "departBefore"))
                .setMaxPriceMinor(query.number("maxPrice", 0, 1, MOST_PRICE))
                .setMaxDurationMin(query.number("maxDurationS", 0, 60, LONGEST_S) / 60)
                .setSort(text(query, "sort"));
        return found(page(query).setFlights(search), answer -> FoundJourney.of(answer.getJourneysList()));
    }

    private CompletionStage<Answer> hotels(Call call) {
        Query query = call.query();
        HotelSearch.Builder search = HotelSearch.newBuilder()
                .setCity(needed(query, "city"))
                .setCheckIn(needed(query, "checkIn"))
                .setCheckOut(needed(query, "checkOut"))
                .setRooms(query.number("rooms", 1, 1, UNITS))
                .setStars(query.number("stars", 0, 1, 5))
                .setSleeps(query.number("sleeps", 0, 1, 10))
                .setFare(text(query, "fare"))
                .setMaxPriceMinor(query.number("maxPrice", 0, 1, MOST_PRICE))
                .setSort(text(query, "sort"));
        query.text("amenities", LONGEST).ifPresent(all -> search.addAllAmenities(Arrays.asList(all.split(","))));
        return found(page(query).setHotels(search), answer -> FoundStay.of(answer.getStaysList()));
    }

    private CompletionStage<Answer> cars(Call call) {
        Query query = call.query();
        CarSearch.Builder search = CarSearch.newBuilder()
                .setCity(needed(query, "city"))
                .setPickupAt(time(query, "pickupAt"))
                .setDropoffAt(time(query, "dropoffAt"))
                .setCategory(text(query, "class"))
                .setFare(text(query, "fare"))
                .setMaxPriceMinor(query.number("maxPrice", 0, 1, MOST_PRICE))
                .setSort(text(query, "sort"));
        return found(page(query).setCars(search), answer -> FoundHire.of(answer.getHiresList()));
    }

    private CompletionStage<Answer> found(SearchRequest.Builder request, Function<SearchResponse, List<?>> items) {
        return Calls.future(travel.get().search(request.build())).thenApply(answer -> {
            Map<String, @Nullable Object> page = new LinkedHashMap<>();
            page.put("items", items.apply(answer));
            page.put("nextCursor", answer.getNextCursor().isEmpty() ? null : answer.getNextCursor());
            return Answer.nullable(200, page);
        });
    }

    private static SearchRequest.Builder page(Query query) {
        return SearchRequest.newBuilder()
                .setLimit(query.number("limit", DEFAULT, 1, MOST))
                .setCursor(query.text("cursor", LONGEST_CURSOR).orElse(""));
    }

    private static String text(Query query, String name) {
        return query.text(name, LONGEST).orElse("");
    }

    private static String needed(Query query, String name) {
        return query.text(name, LONGEST).orElseThrow(() -> missing(name));
    }

    private static RuntimeException missing(String name) {
        return Problems.invalidParameter(name, "is missing").raise();
    }

    private static Timestamp time(Query query, String name) {
        Optional<String> text = query.text(name, LONGEST);
        if (text.isEmpty()) {
            throw missing(name);
        }
        try {
            Instant time = OffsetDateTime.parse(text.get()).toInstant();
            return Timestamp.newBuilder()
                    .setSeconds(time.getEpochSecond())
                    .setNanos(time.getNano())
                    .build();
        } catch (DateTimeException e) {
            throw Problems.invalidParameter(name, "must be a time such as 2026-12-01T10:00:00Z")
                    .raise();
        }
    }
}
