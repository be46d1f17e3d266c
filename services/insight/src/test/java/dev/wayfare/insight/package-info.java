/** The whole of insight against a real broker and store. */
@NullMarked
package dev.wayfare.insight;

import org.jspecify.annotations.NullMarked;
