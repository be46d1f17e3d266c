/**
 * The gateway: REST, sockets and gRPC for people. Owns no data: it checks form and identity, appends commands to
 * {@code signup-requests}, {@code ride-requests}, {@code driver-actions}, {@code billing-tasks} and fixes to
 * {@code driver-location-updates}, and asks the services' views. Reads {@code command-outcomes} (for those who wait) and
 * {@code ride-events} (to forget cached rides) and {@code
 * account-events} (to know who is suspended).
 */
@NullMarked
package dev.wayfare.gateway;

import org.jspecify.annotations.NullMarked;
