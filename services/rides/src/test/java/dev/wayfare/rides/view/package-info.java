/** What people see of rides, folded from events. */
@NullMarked
package dev.wayfare.rides.view;

import org.jspecify.annotations.NullMarked;
