package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.CarClass;

/**
 * A car for some days.
 *
 * @param days that are paid for
 * @param available cars to be had on every day
 */
public record Hire(CarClass car, Fare fare, int days, int available, Money price, Rank rank) {}
