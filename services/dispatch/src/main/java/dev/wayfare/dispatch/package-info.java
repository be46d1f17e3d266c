/**
 * Dispatch: collects a market's requests for a moment and proposes the drivers who reach them soonest. A hint: only the
 * driver's owner decides. Reads {@code dispatch-requests} (and refusals on {@code driver-claim-outcomes}), writes holds to
 * {@code driver-claims} and {@code dispatch-outcomes}.
 */
@NullMarked
package dev.wayfare.dispatch;

import org.jspecify.annotations.NullMarked;
