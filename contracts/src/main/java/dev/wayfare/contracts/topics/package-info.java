/** The catalogue: every topic with its key, values and retention, and the logical name of every type that is written. */
@NullMarked
package dev.wayfare.contracts.topics;

import org.jspecify.annotations.NullMarked;
