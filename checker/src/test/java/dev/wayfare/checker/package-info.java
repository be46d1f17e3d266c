/** A log of legal lives, and what the referee says when somebody tampers with it. */
@NullMarked
package dev.wayfare.checker;

import org.jspecify.annotations.NullMarked;
