package dev.wayfare.travel.search.model;

import dev.wayfare.contracts.catalogue.Fare;
import dev.wayfare.contracts.catalogue.RoomType;
import dev.wayfare.kernel.Money;
import dev.wayfare.travel.catalogue.model.Hotel;

/**
 * Rooms of one type for all the nights.
 *
 * @param available rooms to be had in every night
 * @param price of all rooms and nights
 */
public record Stay(Hotel hotel, RoomType roomType, Fare fare, int nights, int available, Money price, Rank rank) {}
