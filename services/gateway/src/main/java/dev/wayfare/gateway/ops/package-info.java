/** Health and metrics. */
@NullMarked
package dev.wayfare.gateway.ops;

import org.jspecify.annotations.NullMarked;
