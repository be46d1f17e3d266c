/**
 * The claim kernel: one resource, its capacity, and who holds or has confirmed how much of it.
 *
 * <p>Every kind of resource (a driver, an e-mail address, a truck, a cabin of a flight, a room type with its nights)
 * is decided by {@link dev.wayfare.claims.Claims}; only topics differ. Commands are keyed by resource, outcomes by
 * claimant.
 */
@NullMarked
package dev.wayfare.claims;

import org.jspecify.annotations.NullMarked;
