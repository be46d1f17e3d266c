package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.BookingItem;
import dev.wayfare.contracts.travel.ItemKind;
import dev.wayfare.contracts.travel.ItemRequest;
import dev.wayfare.travel.catalogue.model.CarClass;
import dev.wayfare.travel.search.model.Priced.Fault;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Prices cars. */
record CarPricing(Pricing pricing) {

    Priced price(int number, ItemRequest asked) {
        Instant pickup = asked.pickupAt();
        Instant dropoff = asked.dropoffAt();
        if (asked.carClassId() == null || pickup == null || dropoff == null) {
            return Pricing.missing(
                    asked.carClassId() == null ? "carClassId" : pickup == null ? "pickupAt" : "dropoffAt");
        }
        CarClass car = pricing.catalogue().find(asked.carClassId()).orElse(null);
        if (car == null) {
            return new Fault(
                    "car-class-unknown",
                    "carClassId",
                    "is " + asked.carClassId() + ", which is no class of cars on offer; search again");
        }
        Optional<Fault> fault = timesFault(car, pickup, dropoff);
        return fault.isPresent() ? fault.get() : atRate(number, asked, car, pickup, dropoff);
    }

    private Optional<Fault> timesFault(CarClass car, Instant pickup, Instant dropoff) {
        if (pickup.isBefore(pricing.now())) {
            return Optional.of(new Fault(
                    "date-past", "pickupAt", "is " + pickup + ", which is past; it is " + pricing.now() + " now"));
        }
        Optional<Fault> fault = pricing.dayFault(
                "pickupAt",
                LocalDate.ofInstant(pickup, car.at().zone()),
                car.at().zone());
        if (fault.isPresent()) {
            return fault;
        }
        if (!dropoff.isAfter(pickup)) {
            return Optional.of(new Fault(
                    "dates-invalid", "dropoffAt", "is " + dropoff + "; it must be after pickupAt, " + pickup));
        }
        return Duration.between(pickup, dropoff).compareTo(Duration.ofDays(Dates.MOST_HIRE_DAYS)) > 0
                ? Optional.of(new Fault(
                        "dates-invalid",
                        "dropoffAt",
                        "is " + dropoff + ", more than " + Dates.MOST_HIRE_DAYS + " days after pickupAt, " + pickup))
                : Optional.empty();
    }

    private Priced atRate(int number, ItemRequest asked, CarClass car, Instant pickup, Instant dropoff) {
        Fare rate = FlightSearch.fareOf(car.fares(), asked.fare());
        if (rate == null) {
            return Pricing.unknownFare(asked.fare(), car.fares());
        }
        LocalDate first = LocalDate.ofInstant(pickup, car.at().zone());
        HireSearch.Quoted quoted = HireSearch.quote(pricing.stock(), car, rate, pickup, dropoff);
        BookingItem item = new BookingItem(
                number,
                ItemKind.CAR,
                car.stock(),
                1,
                HireQuery.daysAway(car.at(), pickup, dropoff).stream()
                        .map(LocalDate::toString)
                        .toList(),
                car.fact().company() + ", " + Pricing.words(car.fact().category()) + ", "
                        + car.at().code() + ", " + Pricing.written(first) + ", "
                        + HireQuery.paidDays(pickup, dropoff) + " days",
                car.at().city(),
                pickup,
                dropoff,
                rate.rules(),
                quoted.price(),
                asked);
        return new Priced.Item(item, quoted.available());
    }
}
