/**
 * The owner of stock on the log. In: {@code inventory-claims}. Out: {@code inventory-events}, and
 * {@code inventory-claim-outcomes} to the bookings that claim.
 */
@NullMarked
package dev.wayfare.travel.inventory.stream;

import org.jspecify.annotations.NullMarked;
