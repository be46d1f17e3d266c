/**
 * The independent referee: reads the raw log, knows nothing of the services' code, and says which of the promises of the
 * design hold. Topics in: {@code ride-requests, ride-events, driver-events, email-events, account-events, payments,
 * invoice-events, command-outcomes}. Topics out: none.
 */
@NullMarked
package dev.wayfare.checker;

import org.jspecify.annotations.NullMarked;
