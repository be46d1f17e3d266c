/** What drivers do, and what became of it; where they are. */
@NullMarked
package dev.wayfare.contracts.fleet;

import org.jspecify.annotations.NullMarked;
