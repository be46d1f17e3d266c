/** The fleet's gRPC service: drivers near a point, and fixes into {@code driver-location-updates}. */
@NullMarked
package dev.wayfare.fleet.livemap.api;

import org.jspecify.annotations.NullMarked;
