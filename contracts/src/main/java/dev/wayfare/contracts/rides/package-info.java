/** What a ride is asked, and what became of it. */
@NullMarked
package dev.wayfare.contracts.rides;

import org.jspecify.annotations.NullMarked;
