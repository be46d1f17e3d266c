/**
 * A client of the public API, as an app on a phone would have it: asynchronous, patient, and honest about refusals.
 *
 * <p>It knows nothing but HTTP and WebSocket. What it sends again carries the same idempotency key, so that a lost
 * answer never makes two rides.
 */
@NullMarked
package dev.wayfare.simulator.api;

import org.jspecify.annotations.NullMarked;
