/**
 * The two owners of this service and what follows from their decisions. Topics in: {@code signup-requests}, {@code
 * email-claims}, {@code email-claim-outcomes}. Topics out: {@code account-events}, {@code email-events}, {@code
 * email-claims}, {@code email-claim-outcomes}, {@code driver-actions}.
 */
@NullMarked
package dev.wayfare.accounts.stream;

import org.jspecify.annotations.NullMarked;
