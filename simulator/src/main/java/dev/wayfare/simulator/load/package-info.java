/**
 * Load for the benches. It shares two cores with the platform, so what a request costs here is taken from what is
 * measured there: requests are built from ready bytes and sent over plain keep-alive connections by one thread.
 *
 * <p>Latencies are counted from the moment a request was due, not from when a busy generator got round to it
 * (no coordinated omission).
 */
@NullMarked
package dev.wayfare.simulator.load;

import org.jspecify.annotations.NullMarked;
