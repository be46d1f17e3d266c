package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;

/** A car for the days asked for. */
public record FoundCar(String carClassId, Money price, int available) {}
