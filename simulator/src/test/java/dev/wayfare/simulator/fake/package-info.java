/** A platform for tests that keeps to the public contract: no log, no database, but refusals, faults and delays on demand. */
@NullMarked
package dev.wayfare.simulator.fake;

import org.jspecify.annotations.NullMarked;
