/**
 * gRPC for other programs, on the public port: {@code wayfare.rides.v1.TripService} and {@code wayfare.fleet.v1.DriverService},
 * with reflection. A call goes the way of the REST route that does the same; only its form and its answer differ.
 */
@NullMarked
package dev.wayfare.gateway.grpc;

import org.jspecify.annotations.NullMarked;
