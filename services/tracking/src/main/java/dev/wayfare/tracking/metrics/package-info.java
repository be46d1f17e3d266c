/** Names of what tracking measures of itself. */
@NullMarked
package dev.wayfare.tracking.metrics;

import org.jspecify.annotations.NullMarked;
