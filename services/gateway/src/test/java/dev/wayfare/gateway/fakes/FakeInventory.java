package dev.wayfare.gateway.fakes;

import dev.wayfare.contracts.proto.travel.Amount;
import dev.wayfare.contracts.proto.travel.FareOffer;
import dev.wayfare.contracts.proto.travel.Hire;
import dev.wayfare.contracts.proto.travel.InventoryServiceGrpc;
import dev.wayfare.contracts.proto.travel.Journey;
import dev.wayfare.contracts.proto.travel.Leg;
import dev.wayfare.contracts.proto.travel.Place;
import dev.wayfare.contracts.proto.travel.RefundStep;
import dev.wayfare.contracts.proto.travel.SearchRequest;
import dev.wayfare.contracts.proto.travel.SearchResponse;
import dev.wayfare.contracts.proto.travel.Stay;
import dev.wayfare.kernel.Ids;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Travel with one journey, one stay and one car; cities that are called Nowhere are unknown to it. */
public final class FakeInventory extends InventoryServiceGrpc.InventoryServiceImplBase {

    private static final Metadata.Key<String> CODE = Metadata.Key.of("wayfare-code", Metadata.ASCII_STRING_MARSHALLER);
    private static final Amount PRICE =
            Amount.newBuilder().setAmountMinor(12_300).setCurrency("USD").build();
    private static final FareOffer FARE = FareOffer.newBuilder()
            .setFamily("FLEX")
            .setPrice(PRICE)
            .setChangeable(true)
            .setPayLaterS(3_600)
            .addRefunds(RefundStep.newBuilder().setBeforeStartS(86_400).setBasisPoints(5_000))
            .build();

    private final List<SearchRequest> asked = new CopyOnWriteArrayList<>();

    /** The last search. */
    public SearchRequest asked() {
        return asked.getLast();
    }

    @Override
    public void search(SearchRequest request, StreamObserver<SearchResponse> answer) {
        asked.add(request);
        if (request.getHotels().getCity().equals("Nowhere")) {
            Metadata trailers = new Metadata();
            trailers.put(CODE, "invalid-parameter");
            answer.onError(Status.INVALID_ARGUMENT
                    .withDescription("query parameter 'city' is 'Nowhere', no city that we know")
                    .asRuntimeException(trailers));
            return;
        }
        SearchResponse.Builder found = SearchResponse.newBuilder().setNextCursor("more");
        switch (request.getWhatCase()) {
            case FLIGHTS -> found.addJourneys(direct()).addJourneys(connecting());
            case HOTELS -> found.addStays(stay());
            case CARS -> found.addHires(hire());
            case WHAT_NOT_SET -> found.clear();
        }
        answer.onNext(found.build());
        answer.onCompleted();
    }

    private static Journey direct() {
        return Journey.newBuilder()
                .addLegs(leg("a"))
                .setPrice(PRICE)
                .setDurationMin(90)
                .setAvailable(7)
                .build();
    }

    private static Journey connecting() {
        return direct().toBuilder().addLegs(leg("b")).build();
    }

    private static Leg leg(String name) {
        return Leg.newBuilder()
                .setFlightId(Ids.derive("flight", name))
                .setDesignator("Z1 7")
                .setAirline("Meridian Air")
                .setFrom(place("ORD"))
                .setTo(place("DEN"))
                .setDepartsAt("2026-12-01T09:30:00-06:00")
                .setArrivesAt("2026-12-01T10:00:00-07:00")
                .setDurationMin(90)
                .setAircraft("Airbus A320")
                .setCabin("ECONOMY")
                .setAvailable(7)
                .setPrice(PRICE)
                .addFares(FARE)
                .build();
    }

    private static Place place(String code) {
        return Place.newBuilder()
                .setAirport(code)
                .setName(code + " airport")
                .setCity("City of " + code)
                .setCountry("Land")
                .build();
    }

    private static Stay stay() {
        return Stay.newBuilder()
                .setHotelId(Ids.derive("hotel", "a"))
                .setName("Grand")
                .setAt(place("ORD"))
                .setLat(41.9)
                .setLon(-87.6)
                .setStars(4)
                .addAmenities("WIFI")
                .setRoomType("DOUBLE")
                .setSleeps(2)
                .setNights(3)
                .setAvailable(5)
                .setPrice(PRICE)
                .addFares(FARE.toBuilder().clearPayLaterS())
                .build();
    }

    private static Hire hire() {
        return Hire.newBuilder()
                .setCarClassId(Ids.derive("car", "a"))
                .setCompany("Northway Cars")
                .setAt(place("ORD"))
                .setCategory("COMPACT")
                .setModel("Volkswagen Golf")
                .setSeats(5)
                .setDays(2)
                .setAvailable(3)
                .setPrice(PRICE)
                .addFares(FARE)
                .build();
    }
}
