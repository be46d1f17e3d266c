/** What tracking is asked, and what it tells of rides that are under way. */
@NullMarked
package dev.wayfare.contracts.tracking;

import org.jspecify.annotations.NullMarked;
