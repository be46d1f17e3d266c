package dev.wayfare.travel.search.api;

import dev.wayfare.contracts.proto.travel.Amount;
import dev.wayfare.contracts.proto.travel.FareOffer;
import dev.wayfare.contracts.proto.travel.Place;
import dev.wayfare.contracts.proto.travel.RefundStep;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Airport;
import dev.wayfare.travel.search.model.Departure;
import dev.wayfare.travel.search.model.Hire;
import dev.wayfare.travel.search.model.Journey;
import dev.wayfare.travel.search.model.Offer;
import dev.wayfare.travel.search.model.Stay;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;

/** What was found, as others see it. */
final class Faces {

    private Faces() {}

    static dev.wayfare.contracts.proto.travel.Journey of(Journey journey, Function<Departure, List<Offer>> offers) {
        var face = dev.wayfare.contracts.proto.travel.Journey.newBuilder()
                .setPrice(amount(journey.price()))
                .setDurationMin(journey.durationMin())
                .setAvailable(journey.available());
        journey.legs().forEach(leg -> face.addLegs(leg(leg, offers.apply(leg))));
        return face.build();
    }

    private static dev.wayfare.contracts.proto.travel.Leg leg(Departure leg, List<Offer> offers) {
        return dev.wayfare.contracts.proto.travel.Leg.newBuilder()
                .setFlightId(leg.flight().on(leg.day()).value())
                .setDesignator(leg.flight().fact().designator())
                .setAirline(leg.flight().fact().airline())
                .setFrom(place(leg.flight().from()))
                .setTo(place(leg.flight().to()))
                .setDepartsAt(local(leg.flight().departure(leg.day())))
                .setArrivesAt(local(leg.flight().arrival(leg.day())))
                .setDurationMin(leg.flight().fact().blockMinutes())
                .setAircraft(leg.flight().fact().aircraft())
                .setCabin(leg.cabin().name())
                .setAvailable(leg.level().free())
                .setPrice(amount(leg.price()))
                .addAllFares(offers.stream().map(Faces::offer).toList())
                .build();
    }

    static dev.wayfare.contracts.proto.travel.Stay of(Stay stay, List<Offer> offers) {
        return dev.wayfare.contracts.proto.travel.Stay.newBuilder()
                .setHotelId(stay.hotel().fact().hotel().value())
                .setName(stay.hotel().fact().name())
                .setAt(place(stay.hotel().near()))
                .setLat(stay.hotel().fact().position().lat())
                .setLon(stay.hotel().fact().position().lon())
                .setStars(stay.hotel().fact().stars())
                .addAllAmenities(stay.hotel().fact().amenities())
                .setRoomType(stay.roomType().code())
                .setSleeps(stay.roomType().sleeps())
                .setNights(stay.nights())
                .setAvailable(stay.available())
                .setPrice(amount(stay.price()))
                .addAllFares(offers.stream().map(Faces::offer).toList())
                .build();
    }

    static dev.wayfare.contracts.proto.travel.Hire of(Hire hire, List<Offer> offers) {
        return dev.wayfare.contracts.proto.travel.Hire.newBuilder()
                .setCarClassId(hire.car().fact().carClass().value())
                .setCompany(hire.car().fact().company())
                .setAt(place(hire.car().at()))
                .setCategory(hire.car().fact().category())
                .setModel(hire.car().fact().model())
                .setSeats(hire.car().fact().seats())
                .setDays(hire.days())
                .setAvailable(hire.available())
                .setPrice(amount(hire.price()))
                .addAllFares(offers.stream().map(Faces::offer).toList())
                .build();
    }

    private static Place place(Airport airport) {
        return Place.newBuilder()
                .setAirport(airport.code())
                .setName(airport.name())
                .setCity(airport.city())
                .setCountry(airport.country())
                .build();
    }

    private static FareOffer offer(Offer offer) {
        FareOffer.Builder face = FareOffer.newBuilder()
                .setFamily(offer.fare().rules().family())
                .setPrice(amount(offer.price()))
                .setChangeable(offer.fare().rules().changeable());
        Integer payLater = offer.fare().rules().payLaterS();
        if (payLater != null) {
            face.setPayLaterS(payLater);
        }
        offer.fare()
                .rules()
                .refunds()
                .forEach(step -> face.addRefunds(RefundStep.newBuilder()
                        .setBeforeStartS(step.beforeStartS())
                        .setBasisPoints(step.basisPoints())));
        return face.build();
    }

    private static Amount amount(Money money) {
        return Amount.newBuilder()
                .setAmountMinor(money.amountMinor())
                .setCurrency(money.currency())
                .build();
    }

    private static String local(ZonedDateTime time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    }
}
