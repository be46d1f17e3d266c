/** The fleet's gRPC service: drivers near a point. */
@NullMarked
package dev.wayfare.fleet.livemap.api;

import org.jspecify.annotations.NullMarked;
