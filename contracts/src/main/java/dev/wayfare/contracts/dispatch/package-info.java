/** The search for a driver: a hint, asked for by rides. */
@NullMarked
package dev.wayfare.contracts.dispatch;

import org.jspecify.annotations.NullMarked;
