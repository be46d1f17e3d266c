/** Stand-ins for what the gateway stands on, for tests without a broker or store. */
@NullMarked
package dev.wayfare.gateway.fakes;

import org.jspecify.annotations.NullMarked;
