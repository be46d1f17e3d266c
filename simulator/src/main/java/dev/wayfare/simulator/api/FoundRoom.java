package dev.wayfare.simulator.api;

import dev.wayfare.kernel.Money;

/** A room for the nights asked for. */
public record FoundRoom(String hotelId, String roomType, Money price, int available) {}
