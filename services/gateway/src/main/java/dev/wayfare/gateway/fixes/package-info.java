/**
 * Drivers' fixes on their way into {@code driver-location-updates}: one place for the rules, whichever way they come in (sockets, HTTP,
 * gRPC), and the flow control that slows a sender down instead of filling the heap.
 */
@NullMarked
package dev.wayfare.gateway.fixes;

import org.jspecify.annotations.NullMarked;
