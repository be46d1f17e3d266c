package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.travel.Cabin;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Flight;
import java.time.LocalDate;

/**
 * One flight on one day, in one cabin, at one fare.
 *
 * @param departsMin minutes since the epoch; as {@code arrivesMin}
 * @param price of all seats that are looked for
 */
public record Departure(
        Flight flight,
        LocalDate day,
        Cabin cabin,
        Fare fare,
        long departsMin,
        long arrivesMin,
        Stock.Level level,
        Money price) {}
