/** Checks of the owners' decisions on claims: {@code driver-events} and {@code email-events}. */
@NullMarked
package dev.wayfare.checker.claims;

import org.jspecify.annotations.NullMarked;
