package dev.wayfare.simulator.city;

import dev.wayfare.simulator.api.Quote;

/** A real trip beside our quote for it. */
public record Comparison(RealTrip real, Quote quote) {}
