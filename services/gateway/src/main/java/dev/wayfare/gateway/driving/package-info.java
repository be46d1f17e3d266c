/** What drivers do and see. */
@NullMarked
package dev.wayfare.gateway.driving;

import org.jspecify.annotations.NullMarked;
