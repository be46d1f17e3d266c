/**
 * What people see of rides: documents folded from {@code ride-events}. Fields whose names begin with an underscore never
 * leave the platform.
 */
@NullMarked
package dev.wayfare.rides.view;

import org.jspecify.annotations.NullMarked;
