/** What the gateway measures. */
@NullMarked
package dev.wayfare.gateway.metrics;

import org.jspecify.annotations.NullMarked;
