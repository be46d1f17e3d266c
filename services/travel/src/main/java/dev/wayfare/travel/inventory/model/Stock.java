package dev.wayfare.travel.inventory.model;

import dev.wayfare.claims.ClaimBook;

/**
 * Who has how much of one resource. Immutable.
 *
 * @param resource its key; empty until its first event
 */
public record Stock(String resource, ClaimBook claims) {

    static final Stock UNDEFINED = new Stock("", ClaimBook.UNDEFINED);
}
