/** What the fleet counts. */
@NullMarked
package dev.wayfare.fleet.metrics;

import org.jspecify.annotations.NullMarked;
