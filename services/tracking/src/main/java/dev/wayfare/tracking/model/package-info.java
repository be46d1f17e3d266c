/** What follows from a driver's fixes: distance, nearness, detours, stops. Pure; time is in the fixes and tasks. */
@NullMarked
package dev.wayfare.tracking.model;

import org.jspecify.annotations.NullMarked;
