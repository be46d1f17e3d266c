/** Stock on the log, tested without a broker. */
@NullMarked
package dev.wayfare.travel.inventory.stream;

import org.jspecify.annotations.NullMarked;
