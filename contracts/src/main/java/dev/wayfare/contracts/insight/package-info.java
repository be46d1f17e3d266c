/** What statistics say: counts and sums of windows of time. */
@NullMarked
package dev.wayfare.contracts.insight;

import org.jspecify.annotations.NullMarked;
