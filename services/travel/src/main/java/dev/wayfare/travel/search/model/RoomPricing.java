package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.travel.catalogue.model.Hotel;
import dev.wayfare.travel.search.model.Priced.Fault;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Prices rooms. */
record RoomPricing(Pricing pricing) {

    private static final LocalTime CHECK_IN = LocalTime.of(15, 0);
    private static final LocalTime CHECK_OUT = LocalTime.of(11, 0);

    Priced price(int number, ItemRequest asked) {
        if (asked.hotelId() == null || asked.roomType() == null) {
            return Pricing.missing(asked.hotelId() == null ? "hotelId" : "roomType");
        }
        LocalDate checkIn = asked.checkIn();
        LocalDate checkOut = asked.checkOut();
        if (checkIn == null || checkOut == null) {
            return Pricing.missing(checkIn == null ? "checkIn" : "checkOut");
        }
        Hotel hotel = pricing.catalogue().find(asked.hotelId()).orElse(null);
        if (hotel == null) {
            return new Fault(
                    "hotel-unknown", "hotelId", "is " + asked.hotelId() + ", which is no hotel on offer; search again");
        }
        RoomType type = hotel.roomType(asked.roomType()).orElse(null);
        if (type == null) {
            List<String> there =
                    hotel.fact().roomTypes().stream().map(RoomType::code).toList();
            return new Fault("room-type-unknown", "roomType", "is one that this hotel has not; it has " + there);
        }
        int rooms = asked.rooms() == null ? 1 : asked.rooms();
        Optional<Fault> fault = pricing.dayFault(
                        "checkIn", checkIn, hotel.near().zone())
                .or(() -> nightsFault(checkIn, checkOut))
                .or(() -> Pricing.unitsFault("rooms", rooms));
        return fault.isPresent() ? fault.get() : ofType(number, asked, hotel, type, checkIn, checkOut, rooms);
    }

    private static Optional<Fault> nightsFault(LocalDate checkIn, LocalDate checkOut) {
        if (!checkOut.isAfter(checkIn)) {
            return Optional.of(new Fault(
                    "dates-invalid", "checkOut", "is " + checkOut + "; it must be after checkIn, " + checkIn));
        }
        return checkIn.plusDays(Dates.MOST_NIGHTS).isBefore(checkOut)
                ? Optional.of(new Fault(
                        "dates-invalid",
                        "checkOut",
                        "is " + checkOut + ", more than " + Dates.MOST_NIGHTS + " nights after checkIn, " + checkIn))
                : Optional.empty();
    }

    private Priced ofType(
            int number,
            ItemRequest asked,
            Hotel hotel,
            RoomType type,
            LocalDate checkIn,
            LocalDate checkOut,
            int rooms) {
        Fare rate = FlightSearch.fareOf(hotel.fares(), asked.fare());
        if (rate == null) {
            return Pricing.unknownFare(asked.fare(), hotel.fares());
        }
        ZoneId zone = hotel.near().zone();
        List<LocalDate> nights = checkIn.datesUntil(checkOut).toList();
        StaySearch.Quoted quoted =
                StaySearch.quote(pricing.stock(), hotel, type, rate, nights, rooms, pricing.today(zone));
        BookingItem item = new BookingItem(
                number,
                ItemKind.HOTEL,
                hotel.stock(type),
                rooms,
                nights.stream().map(LocalDate::toString).toList(),
                hotel.fact().name() + ", " + Pricing.words(type.code()) + " × " + rooms + ", "
                        + Pricing.written(checkIn) + "–" + Pricing.written(checkOut),
                hotel.near().city(),
                checkIn.atTime(CHECK_IN).atZone(zone).toInstant(),
                checkOut.atTime(CHECK_OUT).atZone(zone).toInstant(),
                rate.rules(),
                quoted.price(),
                asked);
        return new Priced.Item(item, quoted.available());
    }
}
