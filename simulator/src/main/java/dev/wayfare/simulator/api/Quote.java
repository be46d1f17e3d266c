package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;

/** What a ride would cost. The id is opaque and bound to the rider. */
public record Quote(String quoteId, String product, Money fare, double surge, int distanceM, int durationS) {}
